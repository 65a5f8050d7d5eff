package io.onlyyou.imaging.likeness;

import io.onlyyou.imaging.graph.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoded selfie as packed RGB, at most 2048 pixels on its longer side, however large the file was.
 */
public final class Photo {

    private static final int LONGEST_SIDE = 2048;
    private static final long MOST_PIXELS = 50_000_000;

    private final int width;
    private final int height;
    private final int[] pixels;

    Photo(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** Reads a JPEG or PNG; empty if it is neither, is damaged, or declares more than 50 million pixels. */
    public static Optional<Photo> decode(byte[] file) {
        Optional<String> format = format(file);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(format.orElseThrow()).next();
        try (MemoryCacheImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                return Optional.empty();
            }
            int step = Math.ceilDiv(Math.max(width, height), LONGEST_SIDE);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(of(reader.read(0, parameters)));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty(); // decoders of the JDK meet damaged files with runtime exceptions too
        } finally {
            reader.dispose();
        }
    }

    public static Photo of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Photo(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Packed RGB, row by row; the caller only reads. */
    public int[] pixels() {
        return pixels;
    }

    /** The same picture with its longer side at most that long. */
    public Photo atMost(int longestSide) {
        double scale = (double) Math.max(width, height) / longestSide;
        if (scale <= 1) {
            return this;
        }
        int smallWidth = Math.max(1, (int) Math.round(width / scale));
        int smallHeight = Math.max(1, (int) Math.round(height / scale));
        int[] small = new int[smallWidth * smallHeight];
        float[] mean = new float[3];
        for (int y = 0; y < smallHeight; y++) {
            for (int x = 0; x < smallWidth; x++) {
                mean(x * scale, y * scale, scale, mean);
                small[y * smallWidth + x] = Math.round(mean[0]) << 16 | Math.round(mean[1]) << 8 | Math.round(mean[2]);
            }
        }
        return new Photo(smallWidth, smallHeight, small);
    }

    /** The colour between pixel centres as three values 0 to 1, the edge continued outwards. */
    public void sample(double x, double y, float[] result) {
        double insideX = Math.clamp(x, 0, width - 1.001);
        double insideY = Math.clamp(y, 0, height - 1.001);
        int left = (int) insideX;
        int top = (int) insideY;
        float across = (float) (insideX - left);
        float down = (float) (insideY - top);
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        int upperLeft = pixels[top * width + left];
        int upperRight = pixels[top * width + right];
        int lowerLeft = pixels[bottom * width + left];
        int lowerRight = pixels[bottom * width + right];
        for (int channel = 0; channel < 3; channel++) {
            int shift = 16 - 8 * channel;
            float upper = (upperLeft >> shift & 255) * (1 - across) + (upperRight >> shift & 255) * across;
            float lower = (lowerLeft >> shift & 255) * (1 - across) + (lowerRight >> shift & 255) * across;
            result[channel] = (upper + (lower - upper) * down) / 255;
        }
    }

    /** A square of the picture as a network wants it: scaled to {@code size}, values from low to high, black where it reaches beyond the picture. */
    public Tensor square(Square square, int size, float low, float high) {
        float[] values = new float[size * size * 3];
        double scale = square.side() / size;
        float[] mean = new float[3];
        int target = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                mean(square.left() + x * scale, square.top() + y * scale, scale, mean);
                for (int channel = 0; channel < 3; channel++) {
                    values[target++] = low + mean[channel] / 255 * (high - low);
                }
            }
        }
        return new Tensor(size, size, 3, values);
    }

    /** Mean colour of the pixels under a square, at least one; black outside. */
    private void mean(double left, double top, double side, float[] result) {
        int firstX = (int) Math.floor(left + Math.min(0.5, side / 2));
        int firstY = (int) Math.floor(top + Math.min(0.5, side / 2));
        int count = Math.max(1, (int) Math.round(side));
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = Math.max(firstY, 0); y < Math.min(firstY + count, height); y++) {
            for (int x = Math.max(firstX, 0); x < Math.min(firstX + count, width); x++) {
                int pixel = pixels[y * width + x];
                red += pixel >> 16 & 255;
                green += pixel >> 8 & 255;
                blue += pixel & 255;
            }
        }
        float all = count * count;
        result[0] = red / all;
        result[1] = green / all;
        result[2] = blue / all;
    }

    private static Optional<String> format(byte[] file) {
        if (file.length > 3 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8 && file[2] == (byte) 0xFF) {
            return Optional.of("jpeg");
        }
        if (file.length > 4 && file[0] == (byte) 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G') {
            return Optional.of("png");
        }
        return Optional.empty();
    }
}
