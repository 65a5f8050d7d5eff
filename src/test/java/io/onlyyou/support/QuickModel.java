package io.onlyyou.support;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A model that paints a plain square in no time. */
@TestConfiguration(proxyBeanMethods = false)
public class QuickModel {

    private static final ModelInfo INFO = new ModelInfo("quick", "square", "1");

    @Bean
    @Primary
    ImageModel quickModel() {
        return new ImageModel() {
            @Override
            public ModelInfo info() {
                return INFO;
            }

            @Override
            public ImageResult paint(ImageRequest request) {
                return new ImageResult.Ready(square(request.width(), request.height()), "image/png", INFO);
            }
        };
    }

    private static byte[] square(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x4b3bd6));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
