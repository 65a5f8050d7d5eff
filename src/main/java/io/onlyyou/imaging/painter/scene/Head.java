package io.onlyyou.imaging.painter.scene;

/**
 * Where the head is on the canvas, in pixels: the middle of the face, and the side of the square from brows to chin. The crown is
 * about one size above the middle, the chin half a size below, the shoulders begin a whole size below and are two sizes wide.
 */
public record Head(double x, double y, double size) {

    double x(double sizes) {
        return x + sizes * size;
    }

    double y(double sizes) {
        return y + sizes * size;
    }
}
