package io.onlyyou.imaging.painter;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.Photo;
import java.awt.image.BufferedImage;
import java.util.List;

/** The one face of a picture, in few pixels and without colour, so that faces of different pictures can be compared. */
final class Likeness {

    private static final int CELLS = 40;

    private final double[] cells;

    private Likeness(double[] cells) {
        this.cells = cells;
    }

    static Likeness of(BufferedImage image, FaceDetector detector) {
        Photo photo = Photo.of(image);
        List<Face> faces = detector.find(photo);
        assertThat(faces).hasSize(1);
        Face face = faces.getFirst();
        double eyes = face.rightEye().x() - face.leftEye().x();
        double middleX = (face.leftEye().x() + face.rightEye().x()) / 2;
        double middleY = (face.leftEye().y() + face.rightEye().y()) / 2 + eyes * 0.4;
        double[] cells = new double[CELLS * CELLS];
        float[] colour = new float[3];
        for (int y = 0; y < CELLS; y++) {
            for (int x = 0; x < CELLS; x++) {
                double side = 2.4 * eyes / CELLS;
                photo.sample(
                        middleX + (x + 0.5 - CELLS / 2.0) * side, middleY + (y + 0.5 - CELLS / 2.0) * side, colour);
                cells[y * CELLS + x] = 0.3 * colour[0] + 0.6 * colour[1] + 0.1 * colour[2];
            }
        }
        return new Likeness(cells);
    }

    /** Correlation of the two faces, the better of it and its mirror image: 1 if equal but for brightness and contrast. */
    double resemblance(Likeness other) {
        double[] mirrored = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            mirrored[i] = other.cells[i / CELLS * CELLS + CELLS - 1 - i % CELLS];
        }
        return Math.max(correlation(cells, other.cells), correlation(cells, mirrored));
    }

    private static double correlation(double[] left, double[] right) {
        double meanLeft = mean(left);
        double meanRight = mean(right);
        double product = 0;
        double squareLeft = 0;
        double squareRight = 0;
        for (int i = 0; i < left.length; i++) {
            double offLeft = left[i] - meanLeft;
            double offRight = right[i] - meanRight;
            product += offLeft * offRight;
            squareLeft += offLeft * offLeft;
            squareRight += offRight * offRight;
        }
        return product / Math.sqrt(squareLeft * squareRight);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
