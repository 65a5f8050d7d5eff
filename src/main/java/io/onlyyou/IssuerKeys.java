package io.onlyyou;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys, fetched when the first token comes, so that starting does not need the issuer.
 *
 * <p>Keys are kept for {@link #KEPT}, and during an outage of the issuer for {@link #KEPT_IN_OUTAGE}. A key id that is not
 * among them fetches anew at once, but then not again for {@link #BETWEEN_LOOKUPS}: rotation is seen, and made-up key ids do
 * not become requests to the issuer. Where nothing usable is kept and the issuer is out of reach, the token is
 * neither good nor bad: {@link RemoteKeySourceException}.
 */
class IssuerKeys implements JWKSource<SecurityContext> {

    static final Duration KEPT = Duration.ofMinutes(15);
    static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);
    static final Duration BETWEEN_LOOKUPS = Duration.ofSeconds(10);

    private record Kept(JWKSet keys, Instant fetchedAt, long number) {}

    private final IssuerMetadata issuer;
    private final Clock clock;
    private volatile @Nullable Kept kept;
    private long fetches;
    private Instant lookedUpAt = Instant.MIN;

    IssuerKeys(String issuer, Clock clock) {
        this.issuer = new IssuerMetadata(issuer);
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        Kept now = usable();
        List<JWK> found = wanted.select(now.keys());
        return found.isEmpty() ? wanted.select(newerThan(now).keys()) : found;
    }

    /**
     * The number of the keys that a token would be checked under at this moment: another one for each time that they are
     * fetched. Empty where they would have to be fetched first.
     */
    OptionalLong current() {
        Kept now = kept;
        return now != null && clock.instant().isBefore(now.fetchedAt().plus(KEPT))
                ? OptionalLong.of(now.number())
                : OptionalLong.empty();
    }

    private synchronized Kept usable() throws RemoteKeySourceException {
        Instant at = clock.instant();
        Kept now = kept;
        if (now != null && at.isBefore(now.fetchedAt().plus(KEPT))) {
            return now;
        }
        try {
            Kept fresh = refreshed(at);
            lookedUpAt = Instant.MIN;
            return fresh;
        } catch (RemoteKeySourceException outage) {
            if (now != null && at.isBefore(now.fetchedAt().plus(KEPT_IN_OUTAGE))) {
                return now;
            }
            throw outage;
        }
    }

    private synchronized Kept newerThan(Kept seen) throws RemoteKeySourceException {
        Kept now = kept;
        Instant at = clock.instant();
        boolean fetchedMeanwhile = now != null && !now.fetchedAt().equals(seen.fetchedAt());
        return fetchedMeanwhile || at.isBefore(lookedUpAt.plus(BETWEEN_LOOKUPS)) ? orElse(now, seen) : refreshed(at);
    }

    private static Kept orElse(@Nullable Kept now, Kept seen) {
        return now == null ? seen : now;
    }

    /** Counts as a look-up until told otherwise, so that failing ones do not follow each other closely either. */
    private Kept refreshed(Instant at) throws RemoteKeySourceException {
        if (at.isBefore(lookedUpAt.plus(BETWEEN_LOOKUPS))) {
            throw new RemoteKeySourceException("The issuer's keys could not be had a moment ago", null);
        }
        lookedUpAt = at;
        Kept fresh = new Kept(issuer.keys(), at, ++fetches);
        kept = fresh;
        return fresh;
    }
}
