package io.onlyyou.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of four coloured quarters, of which each looks different from the seven ways to turn or mirror it. */
final class DrawnPictures {

    static final Color RED = new Color(0xd02020);
    static final Color GREEN = new Color(0x20a020);
    static final Color BLUE = new Color(0x2040d0);
    static final Color YELLOW = new Color(0xe0c020);

    private DrawnPictures() {}

    /** Red and green above blue and yellow. */
    static BufferedImage quarters(int width, int height) {
        return quarters(width, height, BufferedImage.TYPE_INT_RGB);
    }

    static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        List<Color> colours = List.of(RED, GREEN, BLUE, YELLOW);
        for (int quarter = 0; quarter < 4; quarter++) {
            graphics.setColor(colours.get(quarter));
            graphics.fillRect(quarter % 2 * width / 2, quarter / 2 * height / 2, width, height);
            if (quarter % 2 == 0) {
                graphics.clearRect(width / 2, quarter / 2 * height / 2, width, height);
            }
        }
        graphics.dispose();
        return image;
    }

    static BufferedImage plain(int width, int height, int type, Color colour) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, bytes)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decode(Picture picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colours at a quarter's distance from the corners, row by row. */
    static void assertQuarters(Picture picture, Color... expected) {
        BufferedImage image = decode(picture);
        for (int quarter = 0; quarter < 4; quarter++) {
            int x = image.getWidth() * (1 + 2 * (quarter % 2)) / 4;
            int y = image.getHeight() * (1 + 2 * (quarter / 2)) / 4;
            assertColour(new Color(image.getRGB(x, y)), expected[quarter], 12);
        }
    }

    static void assertColour(Color actual, Color expected, int tolerance) {
        assertThat(List.of(actual.getRed(), actual.getGreen(), actual.getBlue()))
                .as("%s is about %s", actual, expected)
                .satisfies(parts -> {
                    assertThat(Math.abs(parts.get(0) - expected.getRed())).isLessThanOrEqualTo(tolerance);
                    assertThat(Math.abs(parts.get(1) - expected.getGreen())).isLessThanOrEqualTo(tolerance);
                    assertThat(Math.abs(parts.get(2) - expected.getBlue())).isLessThanOrEqualTo(tolerance);
                });
    }
}
