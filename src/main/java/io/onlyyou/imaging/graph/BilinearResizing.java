package io.onlyyou.imaging.graph;

import java.util.List;

/** Scales a picture to a fixed size, pixel centres aligned ("half-pixel centers"). */
record BilinearResizing(int height, int width) implements Operation {

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        int channels = input.channels();
        float[] values = input.values();
        float[] result = new float[height * width * channels];
        for (int y = 0; y < height; y++) {
            float sourceY = source(y, input.height(), height);
            int row = (int) sourceY;
            int top = row * input.width();
            int bottom = Math.min(row + 1, input.height() - 1) * input.width();
            float down = sourceY - row;
            for (int x = 0; x < width; x++) {
                float sourceX = source(x, input.width(), width);
                int left = (int) sourceX;
                int right = Math.min(left + 1, input.width() - 1);
                float across = sourceX - left;
                int target = (y * width + x) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    float upper = mix(
                            values[(top + left) * channels + channel],
                            values[(top + right) * channels + channel],
                            across);
                    float lower = mix(
                            values[(bottom + left) * channels + channel],
                            values[(bottom + right) * channels + channel],
                            across);
                    result[target + channel] = mix(upper, lower, down);
                }
            }
        }
        return new Tensor(height, width, channels, result);
    }

    private static float source(int target, int from, int to) {
        return Math.clamp((target + 0.5f) * from / to - 0.5f, 0f, from - 1f);
    }

    private static float mix(float from, float to, float share) {
        return from + (to - from) * share;
    }
}
