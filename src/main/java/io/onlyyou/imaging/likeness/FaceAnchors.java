package io.onlyyou.imaging.likeness;

import io.onlyyou.imaging.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the 896 raw answers of BlazeFace (short range) into faces: two anchors in each cell of a 16 x 16 grid, then six in each of
 * an 8 x 8 one, every answer relative to the centre of its cell. Source: Bazarevsky et al., "BlazeFace", 2019.
 */
final class FaceAnchors {

    private static final int[][] GRIDS = {{16, 2}, {8, 6}};
    private static final int VALUES = 16;

    private final int inputSize;

    FaceAnchors(int inputSize) {
        this.inputSize = inputSize;
    }

    /** All faces of at least that score, in units of the network's input side; the same face many times. */
    List<Face> faces(Tensor regressors, Tensor scores, double threshold) {
        List<Face> faces = new ArrayList<>();
        int anchor = 0;
        for (int[] grid : GRIDS) {
            int cells = grid[0];
            for (int cell = 0; cell < cells * cells; cell++) {
                int row = cell / cells;
                int column = cell % cells;
                for (int i = 0; i < grid[1]; i++, anchor++) {
                    double score = 1 / (1 + Math.exp(-scores.values()[anchor]));
                    if (score >= threshold) {
                        double x = (column + 0.5) / cells;
                        double y = (row + 0.5) / cells;
                        faces.add(face(regressors.values(), anchor * VALUES, x, y, score));
                    }
                }
            }
        }
        return faces;
    }

    private Face face(float[] values, int at, double x, double y, double score) {
        return new Face(
                x + values[at] / inputSize,
                y + values[at + 1] / inputSize,
                (values[at + 2] + values[at + 3]) / 2 / inputSize,
                point(values, at + 4, x, y),
                point(values, at + 6, x, y),
                point(values, at + 8, x, y),
                point(values, at + 10, x, y),
                score);
    }

    private Face.Point point(float[] values, int at, double x, double y) {
        return new Face.Point(x + values[at] / inputSize, y + values[at + 1] / inputSize);
    }
}
