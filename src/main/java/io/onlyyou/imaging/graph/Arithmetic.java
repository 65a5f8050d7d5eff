package io.onlyyou.imaging.graph;

import java.util.List;

/** Sum or product of two tensors; the second may be one pixel, which then meets every pixel of the first. */
enum Arithmetic implements Operation {
    ADD {
        @Override
        float of(float left, float right) {
            return left + right;
        }
    },
    MULTIPLY {
        @Override
        float of(float left, float right) {
            return left * right;
        }
    };

    abstract float of(float left, float right);

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor left = inputs.get(0);
        Tensor right = inputs.get(1);
        int period = right.values().length;
        if (left.values().length % period != 0 || left.channels() != right.channels()) {
            throw new UnsupportedGraphException("arithmetic on shapes that do not fit");
        }
        float[] result = new float[left.values().length];
        for (int start = 0; start < result.length; start += period) {
            for (int i = 0; i < period; i++) {
                result[start + i] = of(left.values()[start + i], right.values()[i]);
            }
        }
        return new Tensor(left.height(), left.width(), left.channels(), result);
    }
}
