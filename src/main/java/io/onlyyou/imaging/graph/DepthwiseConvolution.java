package io.onlyyou.imaging.graph;

import java.util.List;

/** Convolution of each channel with a kernel of its own, with bias. */
final class DepthwiseConvolution implements Operation {

    private final Window window;
    private final float[] weights;
    private final float[] bias;

    /** Takes the kernel as the file has it: row, column, channel. */
    DepthwiseConvolution(Window window, float[] kernel, float[] bias) {
        this.window = window;
        this.weights = kernel;
        this.bias = bias;
    }

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        int height = window.outputHeight(input.height());
        int width = window.outputWidth(input.width());
        int channels = bias.length;
        float[] result = new float[height * width * channels];
        int top = window.paddingTop(input.height());
        int left = window.paddingLeft(input.width());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int target = (y * width + x) * channels;
                System.arraycopy(bias, 0, result, target, channels);
                addWindow(input, y * window.strideY() - top, x * window.strideX() - left, result, target);
            }
        }
        return new Tensor(height, width, channels, result);
    }

    private void addWindow(Tensor input, int top, int left, float[] result, int target) {
        float[] values = input.values();
        int channels = bias.length;
        for (int row = 0; row < window.kernelHeight(); row++) {
            int y = top + row;
            if (y < 0 || y >= input.height()) {
                continue;
            }
            int last = Math.min(window.kernelWidth(), input.width() - left);
            int column = Math.max(0, -left);
            int source = (y * input.width() + left) * channels;
            int tap = row * window.kernelWidth() * channels;
            for (; column + 3 <= last; column += 3) {
                addThree(values, source + column * channels, tap + column * channels, result, target);
            }
            for (; column < last; column++) {
                int from = source + column * channels;
                int weight = tap + column * channels;
                for (int channel = 0; channel < channels; channel++) {
                    result[target + channel] += values[from + channel] * weights[weight + channel];
                }
            }
        }
    }

    /** Three columns for each time that the result is read and written. */
    private void addThree(float[] values, int source, int tap, float[] result, int target) {
        int channels = bias.length;
        float[] kernel = weights;
        for (int channel = 0; channel < channels; channel++) {
            result[target + channel] = result[target + channel]
                    + values[source + channel] * kernel[tap + channel]
                    + values[source + channels + channel] * kernel[tap + channels + channel]
                    + values[source + 2 * channels + channel] * kernel[tap + 2 * channels + channel];
        }
    }
}
