package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.painter.scene.Framing;
import io.onlyyou.imaging.painter.scene.Head;

/**
 * Where the sitter stands on the canvas: the head it gives the scene, and the way back from canvas to photo. What the photo does not
 * show is invented: the body is stretched downwards, the more the further below the chin, and the shoulders fall away to the sides.
 *
 * @param reach how far the canvas reaches below the chin, in pixels of the photo
 */
record Placement(Head head, Face face, Matte matte, double reach, boolean mirrored) {

    private static final double SHOULDER_SLOPE = 0.8;
    /** From the middle of the face, in its sizes. */
    private static final double CHIN = 0.6;

    static Placement of(Face face, Matte matte, Framing framing, int width, int height, boolean mirrored) {
        double size = framing.faceShare() * Math.min(width, height);
        double x = framing.x() * width;
        double y = framing.y() * height;
        double below = (matte.bottom() - face.y()) / face.size();
        double missing = (height - y) / (below * size);
        if (missing > 1) {
            size *= Math.min(missing, framing.closest()); // come closer rather than invent much of the body
        }
        double above = (face.y() - matte.top()) / face.size();
        if (above < 1) {
            y = Math.min(y, Math.max(above, 0.55) * size); // the photo cuts the head: let the canvas cut it there too
        }
        double reach = (height - y) / size * face.size() - CHIN * face.size();
        return new Placement(new Head(x, y, size), face, matte, reach, mirrored);
    }

    /** Pixels of the photo for each pixel of the canvas. */
    double scale() {
        return face.size() / head.size();
    }

    double photoX(double canvasX) {
        double offset = (canvasX - head.x()) * scale();
        return face.x() + (mirrored ? -offset : offset);
    }

    double photoY(double canvasY) {
        return face.y() + (canvasY - head.y()) * scale();
    }

    /** How far a column of the photo lies outside of what is known of it. */
    double beyond(double x) {
        return Math.max(0, Math.max(matte.left() - x, x - (matte.right() - 1)));
    }

    double knownX(double x) {
        return Math.clamp(x, matte.left(), matte.right() - 1);
    }

    double knownY(double y, double beyond) {
        double fallen = y - SHOULDER_SLOPE * beyond;
        double chin = face.y() + CHIN * face.size();
        double known = matte.bottom() - 1 - chin;
        if (known <= 0) {
            return Math.min(fallen, matte.bottom() - 1);
        }
        if (fallen <= chin || reach <= known) {
            return fallen;
        }
        double share = Math.min(1, (fallen - chin) / reach);
        return chin + known * (1 - Math.pow(1 - share, reach / known));
    }
}
