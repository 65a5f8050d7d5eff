package io.onlyyou.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys of the service itself, the same on every node: made at first use, wrapped in the database, and held in
 * memory from then on, since they are nobody's in person.
 *
 * <p>A purpose names one use, such as {@code image-url}; an AEAD and a MAC of the same purpose are different keys.
 */
public class ServiceKeys {

    private final JdbcClient jdbc;
    private final TransactionOperations newTransaction;
    private final KeyEncryption keyEncryption;
    private final Clock clock;
    private final Map<String, Aead> aeads = new ConcurrentHashMap<>();
    private final Map<String, Mac> macs = new ConcurrentHashMap<>();

    /**
     * @param newTransaction always its own: a key that a caller's roll-back took away must not live on in memory
     */
    ServiceKeys(JdbcClient jdbc, TransactionOperations newTransaction, KeyEncryption keyEncryption, Clock clock) {
        this.jdbc = jdbc;
        this.newTransaction = newTransaction;
        this.keyEncryption = keyEncryption;
        this.clock = clock;
    }

    /** AES-256-GCM for this purpose. */
    public Aead aead(String purpose) {
        return primitive(aeads, "aead:" + purpose, PredefinedAeadParameters.AES256_GCM, Aead.class);
    }

    /** HMAC-SHA-256 with full-length tags for this purpose. */
    public Mac mac(String purpose) {
        return primitive(macs, "mac:" + purpose, PredefinedMacParameters.HMAC_SHA256_256BITTAG, Mac.class);
    }

    /** Without {@code computeIfAbsent}: nobody may wait in memory for somebody who waits for a connection. */
    private <P> P primitive(Map<String, P> known, String name, Parameters parameters, Class<P> type) {
        P held = known.get(name);
        if (held != null) {
            return held;
        }
        byte[] associatedData = AssociatedData.ofServiceKey(name);
        WrappedKey wrapped =
                find(name).orElseGet(() -> make(name, keyEncryption.newWrapped(parameters, associatedData)));
        P read = keyEncryption.unwrap(wrapped, associatedData, type);
        known.put(name, read);
        return read;
    }

    private Optional<WrappedKey> find(String name) {
        return jdbc.sql("select wrapped, wrapped_by from service_key where purpose = :name")
                .param("name", name)
                .query(WrappedKey::of)
                .optional();
    }

    private WrappedKey make(String name, byte[] fresh) {
        return Objects.requireNonNull(newTransaction.execute(status -> {
            jdbc.sql("""
                            insert into service_key (purpose, wrapped, wrapped_by, created_at)
                            values (:name, :wrapped, :wrappedBy, :createdAt)
                            on conflict do nothing""")
                    .param("name", name)
                    .param("wrapped", fresh)
                    .param("wrappedBy", keyEncryption.primary())
                    .param("createdAt", Rows.timestamp(clock))
                    .update();
            return find(name).orElseThrow();
        }));
    }
}
