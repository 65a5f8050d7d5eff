package io.onlyyou.imaging.graph;

import java.util.List;

/** Functions of one value, applied to each; a loop for each function, so that it runs on vectors. */
enum Activation implements Operation {
    RECTIFIER {
        @Override
        void apply(float[] values, float[] result) {
            for (int i = 0; i < result.length; i++) {
                result[i] = Math.max(values[i], 0);
            }
        }
    },
    LOGISTIC {
        @Override
        void apply(float[] values, float[] result) {
            for (int i = 0; i < result.length; i++) {
                result[i] = (float) (1 / (1 + Math.exp(-values[i])));
            }
        }
    },
    HARD_SWISH {
        @Override
        void apply(float[] values, float[] result) {
            for (int i = 0; i < result.length; i++) {
                result[i] = values[i] * Math.min(Math.max(values[i] + 3, 0), 6) / 6;
            }
        }
    };

    abstract void apply(float[] values, float[] result);

    @Override
    public Tensor apply(List<Tensor> inputs) {
        Tensor input = inputs.getFirst();
        float[] result = new float[input.values().length];
        apply(input.values(), result);
        return new Tensor(input.height(), input.width(), input.channels(), result);
    }
}
