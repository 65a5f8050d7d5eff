package io.onlyyou.imaging.graph;

import java.util.List;

/** One operator of a graph with the numbers of the tensors it reads and the one it writes. */
record Step(Operation operation, List<Integer> inputs, int output) {}
