package io.onlyyou.imaging.graph;

import java.util.List;

/** Surrounds a picture with zeros, and may add channels of zeros. */
record Padding(int top, int bottom, int left, int right, int before, int after) implements Operation {

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        int height = top + input.height() + bottom;
        int width = left + input.width() + right;
        int channels = before + input.channels() + after;
        float[] result = new float[height * width * channels];
        for (int y = 0; y < input.height(); y++) {
            for (int x = 0; x < input.width(); x++) {
                System.arraycopy(
                        input.values(),
                        (y * input.width() + x) * input.channels(),
                        result,
                        ((y + top) * width + x + left) * channels + before,
                        input.channels());
            }
        }
        return new Tensor(height, width, channels, result);
    }
}
