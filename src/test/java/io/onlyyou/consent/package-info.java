@NullMarked
package io.onlyyou.consent;

import org.jspecify.annotations.NullMarked;
