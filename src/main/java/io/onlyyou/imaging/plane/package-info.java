/** Pictures as planes of floating-point values, and the filters that make a photograph a painting. */
@NullMarked
package io.onlyyou.imaging.plane;

import org.jspecify.annotations.NullMarked;
