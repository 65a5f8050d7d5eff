/**
 * The built-in image model: cuts the person out of a selfie, sets them into a drawn scene and paints it all over, without network
 * or native code. See {@code docs/decisions/0003-portable-painter.md}.
 */
@NullMarked
package io.onlyyou.imaging.painter;

import org.jspecify.annotations.NullMarked;
