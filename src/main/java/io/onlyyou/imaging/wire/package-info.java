/**
 * How this service speaks HTTP with providers of pictures: without retries and redirects, within bounds of time and size, and
 * to addresses that are configured or allowed only. See {@code docs/decisions/0027-providers-over-one-wire.md}.
 */
@NullMarked
package io.onlyyou.imaging.wire;

import org.jspecify.annotations.NullMarked;
