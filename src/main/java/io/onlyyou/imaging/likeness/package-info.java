/** Finds out what a selfie shows: where faces are, and which pixels belong to a person. Tells nothing about who it is. */
@NullMarked
package io.onlyyou.imaging.likeness;

import org.jspecify.annotations.NullMarked;
