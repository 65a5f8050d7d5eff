/** The scenes that the painter can set a person into: each draws itself with plain shapes, differently for each seed. */
@NullMarked
package io.onlyyou.imaging.painter.scene;

import org.jspecify.annotations.NullMarked;
