@NullMarked
package io.onlyyou.client;

import org.jspecify.annotations.NullMarked;
