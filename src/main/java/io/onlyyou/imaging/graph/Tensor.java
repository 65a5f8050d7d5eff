package io.onlyyou.imaging.graph;

/**
 * Values of one picture in row, column, channel order; lists of vectors are rows of one column. The array is shared, not copied,
 * and nobody writes to it after the tensor was handed on.
 */
public final class Tensor {

    private final int height;
    private final int width;
    private final int channels;
    private final float[] values;

    public Tensor(int height, int width, int channels, float[] values) {
        if (values.length != height * width * channels) {
            throw new IllegalArgumentException(
                    "%d values do not fill %d x %d x %d".formatted(values.length, height, width, channels));
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.values = values;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return channels;
    }

    public float[] values() {
        return values;
    }
}
