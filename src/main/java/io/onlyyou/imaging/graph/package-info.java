/** Runs small TensorFlow Lite networks in plain Java: reads the file, keeps the weights, evaluates the operators that our two models use. */
@NullMarked
package io.onlyyou.imaging.graph;

import org.jspecify.annotations.NullMarked;
