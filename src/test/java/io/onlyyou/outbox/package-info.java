@NullMarked
package io.onlyyou.outbox;

import org.jspecify.annotations.NullMarked;
