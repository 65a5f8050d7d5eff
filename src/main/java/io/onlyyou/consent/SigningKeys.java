package io.onlyyou.consent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign receipts and the ledger's heads, the same on every node: one that signs, and the public parts of all
 * that ever did, so that what was signed can be checked for good.
 *
 * <p>ES256 (RFC 7518). A node learns within a minute that another has put a new key in place; what it signs until then
 * with the old one counts as well.
 */
@Component
public class SigningKeys {

    private static final Duration MEMORY = Duration.ofMinutes(1);

    private record Ring(ECKey current, JWKSet published, Instant readAt) {}

    private final SigningKeyRows rows;
    private final TransactionTemplate newTransaction;
    private final SigningProperties properties;
    private final Clock clock;
    private volatile @Nullable Ring ring;

    SigningKeys(
            SigningKeyRows rows, PlatformTransactionManager transactions, SigningProperties properties, Clock clock) {
        this.rows = rows;
        // A key that a caller's roll-back took away must not live on in memory.
        this.newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        newTransaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.properties = properties;
        this.clock = clock;
    }

    /** The public parts, as a JSON Web Key set (RFC 7517). */
    public String published() {
        return publicKeys().toString(true);
    }

    JWKSet publicKeys() {
        return ring().published();
    }

    ECKey current() {
        return ring().current();
    }

    /** Puts a new key in the place of one that has signed for its time. */
    void rotateIfDue() {
        newTransaction.executeWithoutResult(status -> {
            rows.lock();
            SigningKeyRows.Row newest = rows.all().stream().findFirst().orElse(null);
            if (newest == null || newest.createdAt().plus(properties.keyAge()).isBefore(clock.instant())) {
                replace(newest);
            }
        });
        ring = null;
    }

    private Ring ring() {
        Ring known = ring;
        if (known == null || known.readAt().plus(MEMORY).isBefore(clock.instant())) {
            List<SigningKeyRows.Row> all = rows.all();
            known = ringOf(all.isEmpty() ? first() : all);
            ring = known;
        }
        return known;
    }

    private List<SigningKeyRows.Row> first() {
        return Objects.requireNonNull(newTransaction.execute(status -> {
            rows.lock();
            if (rows.all().isEmpty()) {
                replace(null);
            }
            return rows.all();
        }));
    }

    private void replace(SigningKeyRows.@Nullable Row old) {
        Instant now = clock.instant();
        if (old != null) {
            rows.retire(old.key(), now);
        }
        rows.add(newKey(), now);
    }

    private Ring ringOf(List<SigningKeyRows.Row> all) {
        List<JWK> keys = all.stream().map(row -> (JWK) row.key().toPublicJWK()).toList();
        return new Ring(all.getFirst().key(), new JWKSet(keys), clock.instant());
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key cannot be made", e);
        }
    }
}
