package io.onlyyou.imaging.painter.scene;

/** The canvas that a scene is drawn on, and the head that it is drawn around. */
public record Stage(int width, int height, Head head) {

    double x(double share) {
        return share * width;
    }

    double y(double share) {
        return share * height;
    }

    /** A length as a share of the shorter side. */
    double length(double share) {
        return share * Math.min(width, height);
    }
}
