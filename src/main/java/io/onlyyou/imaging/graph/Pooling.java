package io.onlyyou.imaging.graph;

import java.util.Arrays;
import java.util.List;

/** The largest or the mean value of each window, channel by channel; padding counts for neither. */
record Pooling(Window window, boolean largest) implements Operation {

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        int height = window.outputHeight(input.height());
        int width = window.outputWidth(input.width());
        int channels = input.channels();
        float[] result = new float[height * width * channels];
        if (largest) {
            Arrays.fill(result, Float.NEGATIVE_INFINITY);
        }
        int top = window.paddingTop(input.height());
        int left = window.paddingLeft(input.width());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pool(
                        input,
                        y * window.strideY() - top,
                        x * window.strideX() - left,
                        result,
                        (y * width + x) * channels);
            }
        }
        return new Tensor(height, width, channels, result);
    }

    private void pool(Tensor input, int top, int left, float[] result, int target) {
        int channels = input.channels();
        int firstRow = Math.max(top, 0);
        int lastRow = Math.min(top + window.kernelHeight(), input.height());
        int firstColumn = Math.max(left, 0);
        int lastColumn = Math.min(left + window.kernelWidth(), input.width());
        for (int y = firstRow; y < lastRow; y++) {
            for (int x = firstColumn; x < lastColumn; x++) {
                int source = (y * input.width() + x) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    float value = input.values()[source + channel];
                    float before = result[target + channel];
                    result[target + channel] = largest ? Math.max(before, value) : before + value;
                }
            }
        }
        if (!largest) {
            int count = (lastRow - firstRow) * (lastColumn - firstColumn);
            for (int channel = 0; channel < channels; channel++) {
                result[target + channel] /= count;
            }
        }
    }
}
