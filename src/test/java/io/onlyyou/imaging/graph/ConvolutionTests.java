package io.onlyyou.imaging.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many neighbours, columns and channels are taken at a time, the sums are those of the definition. */
class ConvolutionTests {

    private static final int HEIGHT = 6;
    private static final int OUTPUTS = 5;
    private static final double CLOSE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 4, 7",
        "3, 1, 1, 7",
        "3, 1, 6, 8",
        "3, 2, 3, 8",
        "3, 2, 8, 9",
        "5, 1, 4, 9",
        "5, 2, 3, 4",
        "7, 2, 3, 12"
    })
    void sumsUpEveryWindow(int kernel, int stride, int channels, int width) {
        for (boolean same : new boolean[] {true, false}) {
            if (same || (kernel <= HEIGHT && kernel <= width)) {
                SplittableRandom random = new SplittableRandom(kernel * 100L + width);
                Window window = new Window(kernel, kernel, stride, stride, same);
                Tensor input = new Tensor(HEIGHT, width, channels, values(HEIGHT * width * channels, random));
                float[] weights = values(OUTPUTS * kernel * kernel * channels, random);
                float[] ownWeights = values(kernel * kernel * channels, random);
                check(new Convolution(window, weights, new float[OUTPUTS]), window, input, OUTPUTS, weights);
                check(
                        new DepthwiseConvolution(window, ownWeights, new float[channels]),
                        window,
                        input,
                        channels,
                        ownWeights);
            }
        }
    }

    private static void check(Operation operation, Window window, Tensor input, int outputs, float[] weights) {
        Tensor result = operation.apply(List.of(input));
        boolean depthwise = operation instanceof DepthwiseConvolution;
        for (int y = 0; y < result.height(); y++) {
            for (int x = 0; x < result.width(); x++) {
                for (int output = 0; output < outputs; output++) {
                    double expected = 0;
                    for (int row = 0; row < window.kernelHeight(); row++) {
                        for (int column = 0; column < window.kernelWidth(); column++) {
                            int tap = row * window.kernelWidth() + column;
                            int fromY = y * window.strideY() - window.paddingTop(input.height()) + row;
                            int fromX = x * window.strideX() - window.paddingLeft(input.width()) + column;
                            expected += depthwise
                                    ? at(input, fromY, fromX, output) * weights[tap * outputs + output]
                                    : dot(
                                            input,
                                            fromY,
                                            fromX,
                                            weights,
                                            (output * window.kernelHeight() * window.kernelWidth() + tap)
                                                    * input.channels());
                        }
                    }
                    assertThat((double) at(result, y, x, output))
                            .as("%s %s at %d, %d", operation, window, x, y)
                            .isCloseTo(expected, within(CLOSE));
                }
            }
        }
    }

    private static double dot(Tensor input, int y, int x, float[] weights, int from) {
        double sum = 0;
        for (int channel = 0; channel < input.channels(); channel++) {
            sum += at(input, y, x, channel) * weights[from + channel];
        }
        return sum;
    }

    private static float at(Tensor tensor, int y, int x, int channel) {
        boolean inside = y >= 0 && y < tensor.height() && x >= 0 && x < tensor.width();
        return inside ? tensor.values()[(y * tensor.width() + x) * tensor.channels() + channel] : 0;
    }

    private static float[] values(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
