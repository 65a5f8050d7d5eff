package io.onlyyou.imaging.graph;

import java.util.List;

/** Functions of one value, applied to each. */
enum Activation implements Operation {
    RECTIFIER {
        @Override
        float of(float value) {
            return Math.max(value, 0);
        }
    },
    LOGISTIC {
        @Override
        float of(float value) {
            return (float) (1 / (1 + Math.exp(-value)));
        }
    },
    HARD_SWISH {
        @Override
        float of(float value) {
            return value * Math.clamp(value + 3, 0f, 6f) / 6;
        }
    };

    abstract float of(float value);

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        float[] result = new float[input.values().length];
        for (int i = 0; i < result.length; i++) {
            result[i] = of(input.values()[i]);
        }
        return new Tensor(input.height(), input.width(), input.channels(), result);
    }
}
