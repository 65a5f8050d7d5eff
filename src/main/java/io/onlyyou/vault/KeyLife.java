package io.onlyyou.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows since when each key-encryption key has been in use, and so until when a backup can be read.
 *
 * <p>A backup holds wrapped keys that were destroyed since. It stays readable as long as any key-encryption key that was in
 * use lives; what destroys those is the operator's rotation, on the terms that were configured.
 */
class KeyLife {

    private final JdbcClient jdbc;
    private final KeyEncryption keyEncryption;
    private final KeyTerms terms;
    private final Clock clock;

    KeyLife(JdbcClient jdbc, KeyEncryption keyEncryption, KeyTerms terms, Clock clock) {
        this.jdbc = jdbc;
        this.keyEncryption = keyEncryption;
        this.terms = terms;
        this.clock = clock;
    }

    /** From here on the key that wraps counts as in use. */
    void begin() {
        jdbc.sql("insert into key_encryption_key (id, first_used_at) values (:id, :now) on conflict do nothing")
                .param("id", keyEncryption.primary())
                .param("now", Rows.timestamp(clock))
                .update();
    }

    /**
     * When no backup of what is destroyed now can be read any more; null where nobody promises to rotate, and where the
     * promised rotation is overdue, since it would then be a guess.
     */
    @Nullable
    Instant backupsUnreadableAfter() {
        Duration rotateEvery = terms.rotateEvery();
        if (rotateEvery == null) {
            return null;
        }
        Map<String, Instant> used = firstUsedAt();
        used.keySet().retainAll(keyEncryption.known());
        Instant primary = used.get(keyEncryption.primary());
        Instant now = clock.instant();
        boolean overdue = primary == null
                || now.isAfter(primary.plus(rotateEvery))
                || used.values().stream().anyMatch(first -> now.isAfter(destroyBy(first, rotateEvery)));
        return overdue
                ? null
                : used.values().stream()
                        .map(first -> destroyBy(first, rotateEvery))
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    @Nullable
    Instant destroyBy(@Nullable Instant firstUsedAt) {
        Duration rotateEvery = terms.rotateEvery();
        return firstUsedAt == null || rotateEvery == null ? null : destroyBy(firstUsedAt, rotateEvery);
    }

    /** Of every key that was ever in use, by its name. */
    Map<String, Instant> firstUsedAt() {
        Map<String, Instant> used = new TreeMap<>();
        jdbc.sql("select id, first_used_at from key_encryption_key").query(row -> {
            used.put(
                    row.getString("id"),
                    row.getObject("first_used_at", OffsetDateTime.class).toInstant());
        });
        return used;
    }

    private Instant destroyBy(Instant firstUsedAt, Duration rotateEvery) {
        return firstUsedAt.plus(rotateEvery).plus(terms.destroyAfter());
    }
}
