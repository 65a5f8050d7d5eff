package io.onlyyou.imaging.painter.scene;

import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;
import java.util.Arrays;

/** Through which part of the canvas the person is seen. */
@FunctionalInterface
public interface Window {

    /** 1 where the person may be seen, 0 where not. */
    Plane cover(Stage stage);

    static Window open() {
        return stage -> {
            Plane plane = new Plane(stage.width(), stage.height());
            Arrays.fill(plane.values(), 1);
            return plane;
        };
    }

    /** An ellipse around a spot below the middle of the face; lengths in sizes of the face. */
    static Window ellipse(double down, double radiusX, double radiusY) {
        return stage -> {
            Plane plane = new Plane(stage.width(), stage.height());
            double soft = 3 / (stage.head().size() * radiusX);
            for (int y = 0; y < stage.height(); y++) {
                double offY = (y - stage.head().y(down)) / (stage.head().size() * radiusY);
                for (int x = 0; x < stage.width(); x++) {
                    double offX = (x - stage.head().x()) / (stage.head().size() * radiusX);
                    plane.set(x, y, Curve.smooth(1, 1 - soft, Math.hypot(offX, offY)));
                }
            }
            return plane;
        };
    }
}
