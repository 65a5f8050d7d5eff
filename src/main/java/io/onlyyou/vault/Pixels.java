package io.onlyyou.vault;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** What is done to pixels, whatever they depict. */
final class Pixels {

    private Pixels() {}

    /** The same picture as opaque RGB, with white behind whatever is transparent. */
    static BufferedImage flatten(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                ? flattenGray(image)
                : flattenColour(image);
    }

    private static BufferedImage flattenColour(BufferedImage image) {
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return flat;
    }

    /** By hand: Java takes gray for linear light and would brighten what JPEG and PNG mean as sRGB. */
    private static BufferedImage flattenGray(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        int max = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
        boolean transparent = image.getColorModel().hasAlpha();
        BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        int[] gray = new int[width];
        int[] alpha = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, gray);
            if (transparent) {
                raster.getSamples(0, y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                long opacity = transparent ? alpha[x] : max;
                long level = gray[x] * opacity + max * (max - opacity);
                int shade = (int) (level * 255 / ((long) max * max));
                row[x] = shade << 16 | shade << 8 | shade;
            }
            flat.setRGB(0, y, width, 1, row, 0, width);
        }
        return flat;
    }

    /** Halves as often as it can, so that every pixel counts, and goes the rest of the way in one step. */
    static BufferedImage shrink(BufferedImage image, Size target) {
        BufferedImage current = image;
        while (current.getWidth() / 2 >= target.width() && current.getHeight() / 2 >= target.height()) {
            if (current.getWidth() / 2 == target.width() && current.getHeight() / 2 == target.height()) {
                break;
            }
            current = draw(current, new Size(current.getWidth() / 2, current.getHeight() / 2));
        }
        boolean done = current.getWidth() == target.width() && current.getHeight() == target.height();
        return done ? current : draw(current, target);
    }

    private static BufferedImage draw(BufferedImage image, Size size) {
        BufferedImage drawn = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, size.width(), size.height(), null);
        graphics.dispose();
        return drawn;
    }
}
