/** Speaks with servers that take orders as predictions in Replicate's form, to be asked about until they are finished. */
@NullMarked
package io.onlyyou.imaging.prediction;

import org.jspecify.annotations.NullMarked;
