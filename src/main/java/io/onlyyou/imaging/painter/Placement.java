package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.painter.scene.Framing;
import io.onlyyou.imaging.painter.scene.Head;

/**
 * Where the sitter stands on the canvas: the head it gives the scene, and the way back from canvas to photo. Where the photo ends
 * below the chin, its last row goes on as far as a collar needs.
 */
record Placement(Head head, Face face, Matte matte) {

    static Placement of(Face face, Matte matte, Framing framing, int width, int height) {
        double size = framing.faceShare() * Math.min(width, height);
        double x = framing.x() * width;
        double y = framing.y() * height;
        double above = (face.y() - matte.top()) / face.size();
        if (above < 1) {
            y = Math.min(y, Math.max(above, 0.55) * size); // the photo cuts the head: let the canvas cut it there too
        }
        return new Placement(new Head(x, y, size, face.roll()), face, matte);
    }

    /** Pixels of the photo for each pixel of the canvas. */
    double scale() {
        return face.size() / head.size();
    }

    /** The face where the canvas shows it. */
    Face onCanvas() {
        double scale = 1 / scale();
        return face.shifted(head.x() - face.x() * scale, head.y() - face.y() * scale, scale);
    }

    double photoX(double canvasX) {
        return face.x() + (canvasX - head.x()) * scale();
    }

    double photoY(double canvasY) {
        return Math.min(face.y() + (canvasY - head.y()) * scale(), matte.bottom() - 1);
    }
}
