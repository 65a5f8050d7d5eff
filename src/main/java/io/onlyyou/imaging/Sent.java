package io.onlyyou.imaging;

import java.time.Instant;

/**
 * An order that a provider has taken and is working on.
 *
 * @param reference the provider's own name for it
 * @param sentAt when it was placed, or a little before
 */
public record Sent(String reference, Instant sentAt) {}
