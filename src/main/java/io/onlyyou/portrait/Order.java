package io.onlyyou.portrait;

import io.onlyyou.imaging.Sent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that a provider has taken.
 *
 * @param sending what was sent with it, or null where nothing left this machine
 */
record Order(String provider, @Nullable UUID sending, Sent sent) {}
