package io.onlyyou.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whose row is locked by the current transaction; not valid beyond it.
 *
 * @param lastEndedAt the latest ending or refusal, or null; an opt-in that is not after it is stale
 * @param onHold whether an administrator has blocked a new opt-in
 * @param lockedAt the database's clock, read after the lock was taken
 */
public record Person(
        Subject subject, PersonKey key, @Nullable Instant lastEndedAt, boolean onHold, Instant lockedAt) {}
