package io.onlyyou.imaging.painter.scene;

/**
 * Where a scene wants the face.
 *
 * @param faceShare size of the face (brows to chin) as a share of the canvas's shorter side
 * @param x middle of the face as a share of the width
 * @param y middle of the face as a share of the height
 */
public record Framing(double faceShare, double x, double y) {

    private static final double LARGEST = 1.25;
    private static final double GROWTH = 0.3;

    /** The same for a canvas of that shape: on an upright one the person comes nearer, so that the costume reaches its lower edge. */
    public Framing on(int width, int height) {
        double upright = (double) height / width;
        return new Framing(faceShare * Math.clamp(1 + (upright - 1) * GROWTH, 1, LARGEST), x, y);
    }
}
