package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.FaceFinderByDetector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleSelfieTests {

    @Test
    void isASmallJpegOfExactlyOnePerson() throws IOException {
        byte[] file = Files.readAllBytes(SampleSelfie.FILE);
        assertThat(file).startsWith(0xFF, 0xD8, 0xFF).hasSizeLessThan(150_000);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getWidth()).isEqualTo(768);
        assertThat(image.getHeight()).isEqualTo(768);
        assertThat(new FaceFinderByDetector(new FaceDetector()).count(file)).isEqualTo(1);
    }

    @Test
    void isWhatTheFixtureDraws() throws IOException {
        BufferedImage committed = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(SampleSelfie.FILE)));
        BufferedImage drawn = DrawnPerson.sample().image();
        long difference = 0;
        for (int y = 0; y < 768; y++) {
            for (int x = 0; x < 768; x++) {
                difference += Math.abs((committed.getRGB(x, y) >> 8 & 255) - (drawn.getRGB(x, y) >> 8 & 255));
            }
        }
        assertThat(difference / (768.0 * 768)).isLessThan(3); // what JPEG loses, and no more
    }
}
