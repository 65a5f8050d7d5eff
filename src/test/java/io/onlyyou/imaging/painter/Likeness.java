package io.onlyyou.imaging.painter;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Plane;
import java.awt.image.BufferedImage;
import java.util.List;

/** The one face of a picture, its features without light and colour, so that faces of different pictures can be compared. */
final class Likeness {

    private static final int CELLS = 64;
    private static final int REACH = 10;
    private static final double[] SCALES = {0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3};

    private final Photo photo;
    private final Face face;

    private Likeness(Photo photo, Face face) {
        this.photo = photo;
        this.face = face;
    }

    static Likeness of(BufferedImage image, FaceDetector detector) {
        Photo photo = Photo.of(image);
        List<Face> faces = detector.find(photo);
        assertThat(faces).hasSize(1);
        return new Likeness(photo, faces.getFirst());
    }

    /**
     * Correlation of the features where they fit best, also mirrored and somewhat moved and scaled (round things about a head, such as
     * a helmet, mislead the detector): 1 if they are the same, about 0 for no likeness.
     */
    double resemblance(Likeness other) {
        Plane own = features(1, false);
        double best = -1;
        for (boolean mirrored : new boolean[] {false, true}) {
            for (double scale : SCALES) {
                Plane theirs = other.features(scale, mirrored);
                for (int down = -REACH; down <= REACH; down++) {
                    for (int across = -REACH; across <= REACH; across++) {
                        best = Math.max(best, correlation(own, theirs, across, down));
                    }
                }
            }
        }
        return best;
    }

    /** What differs from its surroundings: eyes, brows, nose, mouth, the outline of the face. */
    private Plane features(double scale, boolean mirrored) {
        Plane light = new Plane(CELLS, CELLS);
        double side = face.size() * scale * 0.8 / CELLS;
        float[] colour = new float[3];
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                double across = (x + 0.5 - CELLS / 2.0) * side;
                double down = (y + 0.5 - CELLS / 2.0) * side;
                photo.sample(face.x() + (mirrored ? -across : across), face.y() + down, colour);
                light.set(x, y, 0.3f * colour[0] + 0.6f * colour[1] + 0.1f * colour[2]);
            }
        }
        Plane around = Blur.soft(light, 5);
        for (int i = 0; i < light.values().length; i++) {
            light.values()[i] -= around.values()[i];
        }
        return light;
    }

    private static double correlation(Plane left, Plane right, int across, int down) {
        double product = 0;
        double squareLeft = 0;
        double squareRight = 0;
        for (int y = REACH; y < CELLS - REACH; y++) {
            for (int x = REACH; x < CELLS - REACH; x++) {
                float one = left.get(x, y);
                float two = right.get(x + across, y + down);
                product += one * two;
                squareLeft += one * one;
                squareRight += two * two;
            }
        }
        return product / Math.sqrt(squareLeft * squareRight);
    }
}
