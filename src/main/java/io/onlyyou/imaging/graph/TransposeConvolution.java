package io.onlyyou.imaging.graph;

import java.util.List;

/**
 * MediaPipe's {@code Convolution2DTransposeBias}: every input pixel stamps its kernel into an output that is larger by the stride.
 * Only kernels as large as the stride are known, which never overlap.
 */
final class TransposeConvolution implements Operation {

    private final int stride;
    private final float[] weights;
    private final float[] bias;

    /** Takes the kernel as the file has it: output channel, row, column, input channel. */
    TransposeConvolution(int stride, float[] kernel, float[] bias) {
        this.stride = stride;
        this.weights = kernel;
        this.bias = bias;
    }

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        int height = input.height() * stride;
        int width = input.width() * stride;
        float[] result = new float[height * width * bias.length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int source = (y / stride * input.width() + x / stride) * input.channels();
                int tap = (y % stride * stride + x % stride) * input.channels();
                for (int output = 0; output < bias.length; output++) {
                    int weight = output * stride * stride * input.channels() + tap;
                    result[target++] = bias[output] + dot(input, source, weight);
                }
            }
        }
        return new Tensor(height, width, bias.length, result);
    }

    private float dot(Tensor input, int source, int weight) {
        float sum = 0;
        for (int channel = 0; channel < input.channels(); channel++) {
            sum += input.values()[source + channel] * weights[weight + channel];
        }
        return sum;
    }
}
