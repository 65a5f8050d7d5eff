package io.onlyyou.imaging.painter.scene;

/**
 * Where the head is on the canvas, in pixels: the middle of the face, and the side of the square from brows to chin. The crown is
 * about one size above the middle, the chin half a size below, the shoulders begin a whole size below and are two sizes wide.
 *
 * @param roll how far the head is laid to the side, in radians; positive where the chin goes to the left of the picture
 */
public record Head(double x, double y, double size, double roll) {

    /** Where the neck meets the chest, to the side of the face, in sizes. */
    private static final double NECK = 0.75;

    private static final double FARTHEST = 0.4;
    /** Costumes close near the chin, over what the person wears. */
    private static final double RAISED = 0.13;

    public double x(double sizes) {
        return x + sizes * size;
    }

    public double y(double sizes) {
        return y + sizes * size;
    }

    /** The same head as its shoulders see it: they stay under the neck when the head is laid to the side. */
    public Head aboveShoulders() {
        double lean = Math.clamp(-NECK * Math.sin(roll), -FARTHEST, FARTHEST);
        return new Head(x + lean * size, y - RAISED * size, size, 0);
    }
}
