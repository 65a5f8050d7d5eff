/**
 * Tells others what happened: an event written in the caller's transaction is delivered at least once to every receiver, in order
 * for each person. Webhooks are signed as Standard Webhooks and carry CloudEvents.
 *
 * <p>Owns {@code outbox} and {@code outbox_receiver}. See {@code docs/decisions/0016-outbox-without-a-broker.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.onlyyou.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
