package io.onlyyou;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token once and knows it again, as long as a new check would come to the same end: under the same set of keys,
 * before it expires, and for {@link #LONGEST} at most.
 *
 * <p>A token is known by a digest of all of it, so that an altered one does not pass, and is kept in memory for
 * {@link #LONGEST} at most and nowhere else. What was refused is not remembered. See {@code docs/decisions/0038-warm-before-ready.md}.
 */
class RememberedTokens implements JwtDecoder {

    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final long MOST_BYTES = 16L << 20;
    /** Of the claims, twice over as text and as a map, for each letter of a token; and beside them. */
    private static final int BYTES_A_LETTER = 4;

    private static final int BYTES_EACH = 1_000;

    private record Known(Jwt token, long keys, Instant checkedAt, Instant until) {

        boolean holds(long keysNow, Instant now) {
            return keys == keysNow && !now.isBefore(checkedAt) && now.isBefore(until);
        }
    }

    private final JwtDecoder checks;
    private final Supplier<OptionalLong> keys;
    private final Clock clock;
    private final Cache<ByteBuffer, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumWeight(MOST_BYTES)
            .weigher((ByteBuffer digest, Known each) ->
                    BYTES_EACH + BYTES_A_LETTER * each.token().getTokenValue().length())
            .build();

    /**
     * Remembers what {@code checks} lets pass.
     *
     * @param keys a number for the set of keys that a token would be checked under now; empty where that
     *     is not known without asking
     */
    RememberedTokens(JwtDecoder checks, Supplier<OptionalLong> keys, Clock clock) {
        this.checks = checks;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        // Before the check: one that is made under newer keys than these is remembered under keys that are gone.
        OptionalLong underKeys = keys.get();
        if (underKeys.isEmpty()) {
            return checks.decode(token);
        }
        ByteBuffer digest = digest(token);
        Instant now = clock.instant();
        Known before = known.getIfPresent(digest);
        if (before != null && before.holds(underKeys.getAsLong(), now)) {
            return before.token();
        }
        Jwt checked = checks.decode(token);
        Instant expiresAt = checked.getExpiresAt();
        if (expiresAt != null) {
            known.put(digest, new Known(checked, underKeys.getAsLong(), now, earlier(expiresAt, now.plus(LONGEST))));
        }
        return checked;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ByteBuffer digest(String token) {
        try {
            // As UTF-8, so that no two texts have the same bytes.
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
