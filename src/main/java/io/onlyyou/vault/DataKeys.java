package io.onlyyou.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of the people, one for each person and epoch; a key is in plain only as long as its caller holds it. */
final class DataKeys {

    private static final String FIND =
            "select wrapped, wrapped_by from data_key where person_key = :owner and epoch = :epoch";

    private final JdbcClient jdbc;
    private final KeyEncryption keyEncryption;
    private final Clock clock;

    DataKeys(JdbcClient jdbc, KeyEncryption keyEncryption, Clock clock) {
        this.jdbc = jdbc;
        this.keyEncryption = keyEncryption;
        this.clock = clock;
    }

    /** The key of this person and epoch, made if there is none; all who ask at once get the same. */
    Aead obtain(UUID owner, long epoch) {
        WrappedKey wrapped = find(owner, epoch).orElseGet(() -> make(owner, epoch));
        return open(owner, epoch, wrapped);
    }

    Aead open(UUID owner, long epoch, WrappedKey wrapped) {
        return keyEncryption.unwrap(wrapped, AssociatedData.ofDataKey(owner, epoch), Aead.class);
    }

    int destroy(UUID owner) {
        return jdbc.sql("delete from data_key where person_key = :owner")
                .param("owner", owner)
                .update();
    }

    private Optional<WrappedKey> find(UUID owner, long epoch) {
        return jdbc.sql(FIND)
                .param("owner", owner)
                .param("epoch", epoch)
                .query(WrappedKey::of)
                .optional();
    }

    /** Inserts a fresh key unless somebody else did meanwhile, and returns the one that stands. */
    private WrappedKey make(UUID owner, long epoch) {
        byte[] fresh =
                keyEncryption.newWrapped(PredefinedAeadParameters.AES256_GCM, AssociatedData.ofDataKey(owner, epoch));
        jdbc.sql("""
                        insert into data_key (person_key, epoch, wrapped, wrapped_by, created_at)
                        values (:owner, :epoch, :wrapped, :wrappedBy, :createdAt)
                        on conflict do nothing""")
                .param("owner", owner)
                .param("epoch", epoch)
                .param("wrapped", fresh)
                .param("wrappedBy", keyEncryption.primary())
                .param("createdAt", Rows.timestamp(clock))
                .update();
        return find(owner, epoch).orElseThrow();
    }
}
