@NullMarked
package io.onlyyou.switches;

import org.jspecify.annotations.NullMarked;
