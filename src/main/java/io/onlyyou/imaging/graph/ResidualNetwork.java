package io.onlyyou.imaging.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds the graph of a residual network from its weights: the one of 29 layers that turns a face of 150 x 150 pixels into 128
 * numbers. Source: He et al., "Deep residual learning for image recognition", 2015, in the shape that dlib trained it
 * ({@code dnn_face_recognition_ex.cpp}) and face-api.js published it.
 */
final class ResidualNetwork {

    private static final int INPUT = 0;

    private final NamedWeights weights;
    private final List<Step> steps = new ArrayList<>();
    private int last = INPUT;

    ResidualNetwork(NamedWeights weights) {
        this.weights = weights;
    }

    Graph graph() {
        convolution(INPUT, "conv32_down", 2, false);
        add(Activation.RECTIFIER, last);
        add(new Pooling(new Window(3, 3, 2, 2, false), true), last);
        blocks("conv32_", 3);
        shrinkingBlock("conv64_down");
        blocks("conv64_", 3);
        shrinkingBlock("conv128_down");
        blocks("conv128_", 2);
        shrinkingBlock("conv256_down");
        blocks("conv256_", 2);
        shrinkingBlock("conv256_down_out");
        add(new Mean(), last);
        int outputs = weights.size("fc", 1);
        Window pixel = new Window(1, 1, 1, 1, false);
        add(Convolution.withOutputInnermost(pixel, weights.values("fc"), new float[outputs]), last);
        return new Graph(INPUT, List.of(last), steps);
    }

    /** Blocks that keep the size: what comes in is added to what two convolutions make of it. */
    private void blocks(String prefix, int count) {
        for (int block = 1; block <= count; block++) {
            int before = last;
            convolution(before, prefix + block + "/conv1", 1, true);
            add(Activation.RECTIFIER, last);
            convolution(last, prefix + block + "/conv2", 1, true);
            add(Arithmetic.ADD, last, before);
            add(Activation.RECTIFIER, last);
        }
    }

    /** A block that halves the size, and may have more channels come out than in. */
    private void shrinkingBlock(String name) {
        int before = last;
        convolution(before, name + "/conv1", 2, false);
        add(Activation.RECTIFIER, last);
        int after = convolution(last, name + "/conv2", 1, true);
        int halved = add(new Pooling(new Window(2, 2, 2, 2, false), false), before);
        add(new PaddedSum(), halved, after);
        add(Activation.RECTIFIER, last);
    }

    /** A convolution whose following scale is folded into its weights. */
    private int convolution(int input, String name, int stride, boolean same) {
        float[] kernel = weights.values(name + "/conv/filters").clone();
        float[] bias = weights.values(name + "/conv/bias").clone();
        float[] scale = weights.values(name + "/scale/weights");
        float[] shift = weights.values(name + "/scale/biases");
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] *= scale[i % scale.length];
        }
        for (int i = 0; i < bias.length; i++) {
            bias[i] = bias[i] * scale[i] + shift[i];
        }
        int height = weights.size(name + "/conv/filters", 0);
        int width = weights.size(name + "/conv/filters", 1);
        Window window = new Window(height, width, stride, stride, same);
        return add(Convolution.withOutputInnermost(window, kernel, bias), input);
    }

    private int add(Operation operation, Integer... inputs) {
        int output = steps.size() + 1;
        steps.add(new Step(operation, List.of(inputs), output));
        last = output;
        return output;
    }

    /** The mean of all pixels, channel by channel. */
    private record Mean() implements Operation {

        @Override
        public Tensor apply(List<Tensor> inputs) {
            Tensor input = inputs.getFirst();
            return new Pooling(new Window(input.height(), input.width(), 1, 1, false), false).apply(inputs);
        }
    }

    /** The sum of two tensors, each continued with zeros to the size of the larger. */
    private record PaddedSum() implements Operation {

        @Override
        public Tensor apply(List<Tensor> inputs) {
            Tensor left = inputs.get(0);
            Tensor right = inputs.get(1);
            int height = Math.max(left.height(), right.height());
            int width = Math.max(left.width(), right.width());
            int channels = Math.max(left.channels(), right.channels());
            return Arithmetic.ADD.apply(
                    List.of(padded(left, height, width, channels), padded(right, height, width, channels)));
        }

        private static Tensor padded(Tensor tensor, int height, int width, int channels) {
            int below = height - tensor.height();
            int aside = width - tensor.width();
            return new Padding(0, below, 0, aside, 0, channels - tensor.channels()).apply(List.of(tensor));
        }
    }
}
