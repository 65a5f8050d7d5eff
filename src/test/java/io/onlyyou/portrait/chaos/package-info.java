/** Jobs under fire: worker processes that are killed, stopped and cut off, on a database that crashes. */
@NullMarked
package io.onlyyou.portrait.chaos;

import org.jspecify.annotations.NullMarked;
