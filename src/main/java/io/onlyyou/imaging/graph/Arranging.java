package io.onlyyou.imaging.graph;

/** Operators that compute nothing: the same values under another shape, or several lists in a row. */
final class Arranging {

    private Arranging() {}

    static Operation reshape(int rows, int channels) {
        return inputs -> new Tensor(rows, 1, channels, inputs.getFirst().values());
    }

    /** Rows of the first input, then those of the second, and so on. */
    static Operation concatenateRows() {
        return inputs -> {
            int rows = inputs.stream().mapToInt(Tensor::height).sum();
            int row = inputs.getFirst().width() * inputs.getFirst().channels();
            float[] result = new float[rows * row];
            int target = 0;
            for (Tensor input : inputs) {
                System.arraycopy(input.values(), 0, result, target, input.values().length);
                target += input.values().length;
            }
            return new Tensor(rows, inputs.getFirst().width(), inputs.getFirst().channels(), result);
        };
    }
}
