package io.onlyyou.vault;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * Which way is up, as EXIF tag 0x0112 counts it.
 *
 * @param value 1 to 8; from 5 on, width and height change places
 */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    /** What the EXIF block says; upright if there is none, or one that makes no sense. */
    static Orientation of(byte @Nullable [] exif) {
        if (exif == null) {
            return UPRIGHT;
        }
        try {
            Metadata metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
            for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
                Integer value = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
                if (value != null && value >= 1 && value <= 8) {
                    return new Orientation(value);
                }
            }
        } catch (RuntimeException e) {
            // A broken block turns nothing.
        }
        return UPRIGHT;
    }

    BufferedImage upright(BufferedImage image) {
        if (value == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean lying = value >= 5;
        int uprightWidth = lying ? height : width;
        int uprightHeight = lying ? width : height;
        int[] from = image.getRGB(0, 0, width, height, null, 0, width);
        int[] to = new int[from.length];
        for (int y = 0; y < uprightHeight; y++) {
            for (int x = 0; x < uprightWidth; x++) {
                to[y * uprightWidth + x] = from[source(x, y, width, height)];
            }
        }
        BufferedImage upright = new BufferedImage(uprightWidth, uprightHeight, BufferedImage.TYPE_INT_RGB);
        upright.setRGB(0, 0, uprightWidth, uprightHeight, to, 0, uprightWidth);
        return upright;
    }

    /** Where in the stored picture the pixel lies that belongs to (x, y) of the upright one. */
    private int source(int x, int y, int width, int height) {
        int right = width - 1;
        int bottom = height - 1;
        return switch (value) {
            case 2 -> y * width + (right - x);
            case 3 -> (bottom - y) * width + (right - x);
            case 4 -> (bottom - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (bottom - x) * width + y;
            case 7 -> (bottom - x) * width + (right - y);
            case 8 -> x * width + (right - y);
            default -> y * width + x;
        };
    }
}
