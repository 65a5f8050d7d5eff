package io.onlyyou.imaging.kit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Plain pictures. */
public final class Pictures {

    private Pictures() {}

    /** A square PNG of noise, so that half of it is a real half. */
    public static byte[] png(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int pixel = 0; pixel < size * size; pixel += 3) {
            image.setRGB(pixel % size, pixel / size, random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
