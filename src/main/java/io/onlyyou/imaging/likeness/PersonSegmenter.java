package io.onlyyou.imaging.likeness;

import io.onlyyou.imaging.graph.Graph;

/** Tells which pixels of a square belong to people, with MediaPipe's selfie segmentation. Safe for many threads. */
public final class PersonSegmenter {

    /** Columns and rows of the answer. */
    public static final int SIZE = 256;

    private final Graph network = ModelFiles.read("selfie_segmentation.tflite");

    /** For {@link #SIZE} x {@link #SIZE} cells of the square, row by row, how surely each is a person, 0 to 1. */
    public float[] people(Photo photo, Square square) {
        return network.run(photo.square(square, SIZE, 0, 1)).getFirst().values();
    }
}
