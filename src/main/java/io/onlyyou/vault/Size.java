package io.onlyyou.vault;

/** Width and height in pixels. */
record Size(int width, int height) {

    long pixels() {
        return (long) width * height;
    }

    /** The same shape with no side longer than this; never larger than it is. */
    Size within(int longSide) {
        int longest = Math.max(width, height);
        if (longest <= longSide) {
            return this;
        }
        return new Size(scaled(width, longSide, longest), scaled(height, longSide, longest));
    }

    /** The same shape at this width; never larger than it is. */
    Size atWidth(int target) {
        return width <= target ? this : new Size(target, scaled(height, target, width));
    }

    private static int scaled(int side, int numerator, int denominator) {
        return Math.max(1, Math.round((float) side * numerator / denominator));
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}
