package io.onlyyou.imaging.graph;

import java.util.List;

/** One operator with its weights: makes a new tensor of the ones it is given and changes none of them. */
@FunctionalInterface
interface Operation {

    Tensor apply(List<Tensor> inputs);
}
