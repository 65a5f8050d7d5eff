package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.FaceFinderByDetector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceFinderTests {

    private static final FaceFinder FACES = new FaceFinderByDetector(new FaceDetector());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsOneFaceInASelfie(long seed) {
        assertThat(FACES.count(DrawnPerson.of(seed).jpeg())).isEqualTo(1);
    }

    @Test
    void readsPngToo() {
        assertThat(FACES.count(DrawnPerson.of(1).png())).isEqualTo(1);
    }

    @Test
    void findsBothFacesOfAPair() {
        assertThat(FACES.count(DrawnPerson.pair().jpeg())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {70, 110, 160, 300, 640})
    void findsAFaceHoweverLarge(double headWidth) {
        assertThat(FACES.count(DrawnPerson.of(3, 1200, 900, headWidth).jpeg())).isEqualTo(1);
    }

    @Test
    void findsAFaceInATallAndInAWidePicture() {
        assertThat(FACES.count(DrawnPerson.of(4, 500, 1400, 190).jpeg())).isEqualTo(1);
        assertThat(FACES.count(DrawnPerson.of(4, 1800, 500, 150).jpeg())).isEqualTo(1);
    }

    @Test
    void doesNotCountSomebodyFarAway() {
        assertThat(FACES.count(DrawnPerson.of(3, 1200, 1200, 24).jpeg())).isZero();
    }

    @Test
    void findsNobodyInALandscape() {
        assertThat(FACES.count(DrawnPerson.nobody().jpeg())).isZero();
    }

    @Test
    void findsNobodyInOneColourAndInNoise() throws IOException {
        int[] pixels = new int[400 * 300];
        assertThat(FACES.count(png(400, 300, pixels))).isZero();
        Arrays.fill(pixels, 0xC08060);
        assertThat(FACES.count(png(400, 300, pixels))).isZero();
        SplittableRandom random = new SplittableRandom(5);
        Arrays.setAll(pixels, i -> random.nextInt());
        assertThat(FACES.count(png(400, 300, pixels))).isZero();
    }

    @Test
    void findsNobodyInATinyPicture() throws IOException {
        assertThat(FACES.count(png(1, 1, new int[1]))).isZero();
        assertThat(FACES.count(png(3, 900, new int[2700]))).isZero();
    }

    @Test
    void findsNobodyInWhatIsNoPicture() {
        byte[] cutOff = Arrays.copyOf(DrawnPerson.of(1).png(), 40);
        assertThat(FACES.count(new byte[0])).isZero();
        assertThat(FACES.count("GIF89a".getBytes(StandardCharsets.US_ASCII))).isZero();
        assertThat(FACES.count(cutOff)).isZero();
    }

    private static byte[] png(int width, int height, int[] pixels) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
