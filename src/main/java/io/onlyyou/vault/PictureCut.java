package io.onlyyou.vault;

/**
 * A part of a picture, in its pixels. It may reach beyond the picture's edges: what lies there is made up from the picture.
 *
 * @param x of its left edge, negative left of the picture
 * @param y of its upper edge, negative above the picture
 */
public record PictureCut(int x, int y, int width, int height) {

    public PictureCut {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A cut has at least one pixel");
        }
    }

    boolean isWithin(int wholeWidth, int wholeHeight) {
        return x >= 0 && y >= 0 && x + width <= wholeWidth && y + height <= wholeHeight;
    }
}
