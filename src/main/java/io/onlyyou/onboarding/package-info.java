/**
 * Onboarding events in: CloudEvents of people who opted in, opted out, or left.
 *
 * <p>Owns {@code onboarding_event}. Everything that an event does commits together or not at all.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "vault", "portrait"})
package io.onlyyou.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
