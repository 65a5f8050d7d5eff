package io.onlyyou.onboarding;

import io.onlyyou.consent.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event whose form is right.
 *
 * @param fingerprint SHA-256 over what the event says, the same however it was sent
 */
record OnboardingEvent(
        String id, String source, Subject subject, @Nullable Instant time, Happening happening, byte[] fingerprint) {}
