package io.onlyyou.imaging.graph;

/**
 * How a kernel steps over a picture. With {@code same} padding the output has one value for each step and the surplus zeros go to
 * the end, as TensorFlow counts; otherwise the kernel stays inside.
 */
record Window(int kernelHeight, int kernelWidth, int strideY, int strideX, boolean same) {

    int outputHeight(int height) {
        return steps(height, kernelHeight, strideY);
    }

    int outputWidth(int width) {
        return steps(width, kernelWidth, strideX);
    }

    int paddingTop(int height) {
        return padding(height, kernelHeight, strideY);
    }

    int paddingLeft(int width) {
        return padding(width, kernelWidth, strideX);
    }

    private int steps(int size, int kernel, int stride) {
        return same ? Math.ceilDiv(size, stride) : (size - kernel) / stride + 1;
    }

    private int padding(int size, int kernel, int stride) {
        return same ? Math.max((steps(size, kernel, stride) - 1) * stride + kernel - size, 0) / 2 : 0;
    }
}
