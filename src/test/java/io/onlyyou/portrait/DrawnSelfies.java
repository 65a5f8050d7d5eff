package io.onlyyou.portrait;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;

/** Pictures whose width says how many people they show, so that no test here waits for a face to be found. */
final class DrawnSelfies {

    private static final int HEIGHT = 300;
    private static final int WIDTH_OF_NOBODY = 300;
    private static final int WIDTH_PER_PERSON = 20;

    private DrawnSelfies() {}

    static byte[] of(int people) {
        return png(WIDTH_OF_NOBODY + people * WIDTH_PER_PERSON, HEIGHT, people);
    }

    static int people(byte[] picture) {
        return (read(picture).getWidth() - WIDTH_OF_NOBODY) / WIDTH_PER_PERSON;
    }

    /** Pictures of the same height show the same person. */
    static OptionalDouble distance(List<byte[]> selfies, byte[] picture) {
        return selfies.stream()
                .mapToDouble(selfie -> read(selfie).getHeight() == read(picture).getHeight() ? 0 : 1)
                .min();
    }

    /** A picture of that many people, of whom nobody is on the others. */
    static byte[] ofOthers(int people) {
        return png(WIDTH_OF_NOBODY + people * WIDTH_PER_PERSON, HEIGHT + 40, people);
    }

    static byte[] png(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color((int) (seed & 0xFFFFFF)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
