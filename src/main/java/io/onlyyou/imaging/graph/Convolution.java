package io.onlyyou.imaging.graph;

import java.util.List;

/**
 * Two-dimensional convolution with bias. Weights are kept with the output channel innermost, so that the inner loop runs on vectors,
 * and are read once for two neighbours where both windows lie inside the picture.
 */
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
        float[] one = new float[outputs];
        float[] other = new float[outputs];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int target = (y * width + x) * outputs;
                int startY = y * window.strideY() - top;
                int startX = x * window.strideX() - left;
                if (x + 1 < width && isWhole(startX, input) && isWhole(startX + window.strideX(), input)) {
                    addPair(input, startY, startX, one, other);
                    System.arraycopy(one, 0, result, target, outputs);
                    System.arraycopy(other, 0, result, target + outputs, outputs);
                    x++;
                } else {
                    System.arraycopy(bias, 0, result, target, outputs);
                    addWindow(input, startY, startX, result, target);
                }
            }
        }
        return new Tensor(height, width, outputs, result);
    }

    private boolean isWhole(int left, Tensor input) {
        return left >= 0 && left + window.kernelWidth() <= input.width();
    }

    private void addPair(Tensor input, int top, int left, float[] one, float[] other) {
        System.arraycopy(bias, 0, one, 0, one.length);
        System.arraycopy(bias, 0, other, 0, other.length);
        int across = window.kernelWidth() * input.channels();
        int apart = window.strideX() * input.channels();
        for (int row = Math.max(0, -top); row < Math.min(window.kernelHeight(), input.height() - top); row++) {
            int source = ((top + row) * input.width() + left) * input.channels();
            int channel = 0;
            for (; channel + 4 <= across; channel += 4) {
                int from = source + channel;
                addFourToBoth(input.values(), from, from + apart, row * across + channel, one, other);
            }
            for (; channel < across; channel++) {
                float value = input.values()[source + channel];
                float otherValue = input.values()[source + apart + channel];
                int weight = (row * across + channel) * one.length;
                for (int output = 0; output < one.length; output++) {
                    one[output] += value * weights[weight + output];
                    other[output] += otherValue * weights[weight + output];
                }
            }
        }
    }

    /** As {@link #addFour} twice, to the last bit. */
    private void addFourToBoth(float[] values, int source, int otherSource, int tap, float[] one, float[] other) {
        float a = values[source];
        float b = values[source + 1];
        float c = values[source + 2];
        float d = values[source + 3];
        float otherA = values[otherSource];
        float otherB = values[otherSource + 1];
        float otherC = values[otherSource + 2];
        float otherD = values[otherSource + 3];
        int outputs = bias.length;
        float[] kernel = weights;
        int first = tap * outputs;
        int second = first + outputs;
        int third = second + outputs;
        int fourth = third + outputs;
        for (int output = 0; output < outputs; output++) {
            float toFirst = kernel[first + output];
            float toSecond = kernel[second + output];
            float toThird = kernel[third + output];
            float toFourth = kernel[fourth + output];
            one[output] += a * toFirst + b * toSecond + c * toThird + d * toFourth;
            other[output] += otherA * toFirst + otherB * toSecond + otherC * toThird + otherD * toFourth;
        }
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
