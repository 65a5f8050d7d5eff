package io.onlyyou.imaging.plane;

/** One value for each pixel, row by row. */
public final class Plane {

    private final int width;
    private final int height;
    private final float[] values;

    public Plane(int width, int height) {
        this(width, height, new float[width * height]);
    }

    public Plane(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values themselves, not a copy. */
    public float[] values() {
        return values;
    }

    public float get(int x, int y) {
        return values[y * width + x];
    }

    public void set(int x, int y, float value) {
        values[y * width + x] = value;
    }

    /** The value between pixel centres, those at the edge continued outwards. */
    public float sample(float x, float y) {
        float insideX = Math.clamp(x, 0f, width - 1f);
        float insideY = Math.clamp(y, 0f, height - 1f);
        int left = (int) insideX;
        int top = (int) insideY;
        float across = insideX - left;
        float down = insideY - top;
        int row = top * width;
        int nextRow = Math.min(top + 1, height - 1) * width;
        int right = Math.min(left + 1, width - 1);
        float upper = values[row + left] + (values[row + right] - values[row + left]) * across;
        float lower = values[nextRow + left] + (values[nextRow + right] - values[nextRow + left]) * across;
        return upper + (lower - upper) * down;
    }

    public Plane copy() {
        return new Plane(width, height, values.clone());
    }

    public Plane times(Plane other) {
        Plane product = new Plane(width, height);
        for (int i = 0; i < values.length; i++) {
            product.values[i] = values[i] * other.values[i];
        }
        return product;
    }
}
