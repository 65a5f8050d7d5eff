package io.onlyyou.imaging.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected value is worked out by hand. */
class OperationTests {

    @Test
    void convolvesWithPaddingAtTheEnd() {
        // 3 x 3 ones over 1..9, stride 2, "same": padding 1 on each side
        Window window = new Window(3, 3, 2, 2, true);
        Tensor result =
                apply(new Convolution(window, ones(9), new float[] {10}), tensor(3, 3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(result.values()).containsExactly(10 + 12, 10 + 16, 10 + 24, 10 + 28);
    }

    @Test
    void padsAnEvenPictureOnlyAfterItsEnd() {
        // 2 x 2 of a 4 x 4 picture with stride 2 and kernel 3: one zero after, none before
        Window window = new Window(3, 3, 2, 2, true);
        Tensor result = apply(new Convolution(window, ones(9), new float[1]), tensor(2, 2, 1, 1, 2, 3, 4));
        assertThat(result.values()).containsExactly(10);
    }

    @Test
    void mixesChannelsByTheKernelOfEachOutput() {
        Window window = new Window(1, 1, 1, 1, true);
        Convolution convolution = new Convolution(window, new float[] {1, 2, 3, 4, 5, 6}, new float[] {0, 100});
        Tensor result = apply(convolution, tensor(1, 2, 3, 1, 0, 2, 0, 1, 0));
        assertThat(result.values()).containsExactly(7, 116, 2, 105);
    }

    @Test
    void convolvesEachChannelByItselfDepthwise() {
        Window window = new Window(2, 1, 1, 1, false);
        DepthwiseConvolution convolution =
                new DepthwiseConvolution(window, new float[] {1, 10, 2, 20}, new float[] {0.5f, 0});
        Tensor result = apply(convolution, tensor(2, 1, 2, 1, 2, 3, 4));
        assertThat(result.values()).containsExactly(0.5f + 1 + 6, 20 + 80);
    }

    @Test
    void stampsKernelsWithoutOverlap() {
        TransposeConvolution convolution = new TransposeConvolution(2, new float[] {1, 2, 3, 4}, new float[] {1});
        Tensor result = apply(convolution, tensor(1, 2, 1, 1, 10));
        assertThat(result.height()).isEqualTo(2);
        assertThat(result.values()).containsExactly(2, 3, 11, 21, 4, 5, 31, 41);
    }

    @Test
    void poolsTheLargestAndTheMean() {
        Tensor input = tensor(2, 3, 1, 1, 5, 2, 4, 3, 9);
        assertThat(apply(new Pooling(new Window(2, 2, 2, 2, true), true), input).values())
                .containsExactly(5, 9);
        assertThat(apply(new Pooling(new Window(2, 2, 2, 2, true), false), input)
                        .values())
                .containsExactly(13 / 4f, 11 / 2f);
        assertThat(apply(new Pooling(new Window(2, 3, 2, 3, false), false), input)
                        .values())
                .containsExactly(4);
    }

    @Test
    void activates() {
        Tensor input = tensor(1, 5, 1, -4, -1, 0, 1, 4);
        assertThat(apply(Activation.RECTIFIER, input).values()).containsExactly(0, 0, 0, 1, 4);
        assertThat(apply(Activation.HARD_SWISH, input).values())
                .containsExactly(new float[] {0, -1 / 3f, 0, 2 / 3f, 4}, within(1e-6f));
        assertThat(apply(Activation.LOGISTIC, input).values())
                .containsExactly(new float[] {0.0179862f, 0.2689414f, 0.5f, 0.7310586f, 0.9820138f}, within(1e-6f));
    }

    @Test
    void addsAndMultipliesAlsoOnePixelWithAll() {
        Tensor left = tensor(1, 2, 2, 1, 2, 3, 4);
        assertThat(Arithmetic.ADD.apply(List.of(left, left)).values()).containsExactly(2, 4, 6, 8);
        assertThat(Arithmetic.MULTIPLY
                        .apply(List.of(left, tensor(1, 1, 2, 10, 0.5f)))
                        .values())
                .containsExactly(10, 1, 30, 2);
        assertThatThrownBy(() -> Arithmetic.ADD.apply(List.of(left, tensor(1, 1, 3, 1, 1, 1))))
                .isInstanceOf(UnsupportedGraphException.class);
    }

    @Test
    void resizesBetweenPixelCentres() {
        Tensor result = apply(new BilinearResizing(1, 4), tensor(1, 2, 1, 0, 8));
        assertThat(result.values()).containsExactly(0, 2, 6, 8);
    }

    @Test
    void padsPixelsAndChannels() {
        Tensor result = apply(new Padding(0, 1, 1, 0, 0, 1), tensor(1, 1, 1, 7));
        assertThat(result.height()).isEqualTo(2);
        assertThat(result.channels()).isEqualTo(2);
        assertThat(result.values()).containsExactly(0, 0, 7, 0, 0, 0, 0, 0);
    }

    @Test
    void reshapesAndConcatenates() {
        Tensor rows = apply(Arranging.reshape(3, 2), tensor(1, 1, 6, 1, 2, 3, 4, 5, 6));
        Tensor more = Arranging.concatenateRows().apply(List.of(rows, tensor(1, 1, 2, 7, 8)));
        assertThat(more.height()).isEqualTo(4);
        assertThat(more.values()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static Tensor apply(Operation operation, Tensor input) {
        return operation.apply(List.of(input));
    }

    private static Tensor tensor(int height, int width, int channels, float... values) {
        return new Tensor(height, width, channels, values);
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
