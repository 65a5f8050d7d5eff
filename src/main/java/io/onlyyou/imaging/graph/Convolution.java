package io.onlyyou.imaging.graph;

import java.util.List;

/** Two-dimensional convolution with bias. Weights are kept with the output channel innermost, so that the inner loop runs on vectors. */
final class Convolution implements Operation {

    private final Window window;
    private final float[] weights;
    private final float[] bias;

    /** Takes the kernel as TensorFlow Lite has it: output channel, row, column, input channel. */
    Convolution(Window window, float[] kernel, float[] bias) {
        this.window = window;
        this.weights = outputInnermost(kernel, bias.length);
        this.bias = bias;
    }

    private Convolution(float[] weights, float[] bias, Window window) {
        this.window = window;
        this.weights = weights;
        this.bias = bias;
    }

    /** Takes the kernel as TensorFlow has it: row, column, input channel, output channel. */
    static Convolution withOutputInnermost(Window window, float[] kernel, float[] bias) {
        return new Convolution(kernel, bias, window);
    }

    static float[] outputInnermost(float[] kernel, int outputs) {
        int taps = kernel.length / outputs;
        float[] turned = new float[kernel.length];
        for (int output = 0; output < outputs; output++) {
            for (int tap = 0; tap < taps; tap++) {
                turned[tap * outputs + output] = kernel[output * taps + tap];
            }
        }
        return turned;
    }

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        int height = window.outputHeight(input.height());
        int width = window.outputWidth(input.width());
        int outputs = bias.length;
        float[] result = new float[height * width * outputs];
        int top = window.paddingTop(input.height());
        int left = window.paddingLeft(input.width());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int target = (y * width + x) * outputs;
                System.arraycopy(bias, 0, result, target, outputs);
                addWindow(input, y * window.strideY() - top, x * window.strideX() - left, result, target);
            }
        }
        return new Tensor(height, width, outputs, result);
    }

    private void addWindow(Tensor input, int top, int left, float[] result, int target) {
        int channels = input.channels();
        for (int row = 0; row < window.kernelHeight(); row++) {
            int y = top + row;
            if (y < 0 || y >= input.height()) {
                continue;
            }
            // what a row of the kernel covers lies in a row, and so do its weights
            int first = Math.max(0, -left);
            int last = Math.min(window.kernelWidth(), input.width() - left);
            int source = (y * input.width() + left + first) * channels;
            int tap = (row * window.kernelWidth() + first) * channels;
            addRow(input.values(), source, (last - first) * channels, tap, result, target);
        }
    }

    private void addRow(float[] values, int source, int channels, int tap, float[] result, int target) {
        int channel = 0;
        for (; channel + 4 <= channels; channel += 4) {
            addFour(values, source + channel, tap + channel, result, target);
        }
        int outputs = bias.length;
        for (; channel < channels; channel++) {
            float value = values[source + channel];
            int weight = (tap + channel) * outputs;
            for (int output = 0; output < outputs; output++) {
                result[target + output] += value * weights[weight + output];
            }
        }
    }

    /** Four channels for each time that the result is read and written. */
    private void addFour(float[] values, int source, int tap, float[] result, int target) {
        float a = values[source];
        float b = values[source + 1];
        float c = values[source + 2];
        float d = values[source + 3];
        if (a == 0 && b == 0 && c == 0 && d == 0) {
            return; // what a rectifier put out is often zero
        }
        int outputs = bias.length;
        float[] kernel = weights;
        int first = tap * outputs;
        int second = first + outputs;
        int third = second + outputs;
        int fourth = third + outputs;
        for (int output = 0; output < outputs; output++) {
            result[target + output] += a * kernel[first + output]
                    + b * kernel[second + output]
                    + c * kernel[third + output]
                    + d * kernel[fourth + output];
        }
    }
}
