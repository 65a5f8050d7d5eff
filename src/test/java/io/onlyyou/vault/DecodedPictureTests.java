package io.onlyyou.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedPictureTests {

    private final byte[] source = png(DrawnPictures.quarters(1024, 768));

    @ParameterizedTest
    @CsvSource({"1024, 1024, 768", "640, 640, 480", "320, 320, 240", "2000, 1024, 768", "1, 1, 1"})
    void keepsTheShapeAndNeverEnlarges(int asked, int width, int height) {
        Picture variant = DecodedPicture.of(source).jpeg(asked);

        assertThat(variant.mediaType()).isEqualTo("image/jpeg");
        assertThat(variant.width()).isEqualTo(width);
        assertThat(variant.height()).isEqualTo(height);
        assertThat(DrawnPictures.decode(variant).getWidth()).isEqualTo(width);
    }

    @Test
    void showsWhatTheSourceShows() {
        DrawnPictures.assertQuarters(
                DecodedPicture.of(source).jpeg(320),
                DrawnPictures.RED,
                DrawnPictures.GREEN,
                DrawnPictures.BLUE,
                DrawnPictures.YELLOW);
    }

    /** Single lines, of which plain sampling would keep or lose whole ones, come out as their average. */
    @Test
    void averagesWhatItShrinks() {
        BufferedImage lines = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 1024; x += 2) {
            for (int y = 0; y < 1024; y++) {
                lines.setRGB(x, y, 0xffffff);
            }
        }

        BufferedImage small = DrawnPictures.decode(DecodedPicture.of(png(lines)).jpeg(256));

        DrawnPictures.assertColour(new Color(small.getRGB(128, 128)), new Color(127, 127, 127), 8);
    }

    @Test
    void keepsABusyPictureUnder200Kilobytes() {
        BufferedImage busy = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = busy.createGraphics();
        Random random = new Random(7);
        for (int stroke = 0; stroke < 900; stroke++) {
            int x = random.nextInt(1024);
            int y = random.nextInt(1024);
            graphics.setPaint(new GradientPaint(
                    x, y, new Color(random.nextInt(0x1000000)), x + 20f, y, new Color(random.nextInt(0x1000000))));
            graphics.fillOval(x, y, 30, 12);
        }
        graphics.dispose();

        assertThat(JpegEncoder.encode(busy, 0.86f).bytes().length).isGreaterThan(210_000);
        assertThat(DecodedPicture.of(png(busy)).jpeg(1024).bytes().length).isBetween(100_000, 210_000);
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> DecodedPicture.of(new byte[40])).isInstanceOf(UnusablePictureException.class);
    }

    private static byte[] png(BufferedImage image) {
        return DrawnPictures.encode(image, "png");
    }
}
