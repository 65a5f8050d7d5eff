package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.crypto.tink.Mac;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A key-encryption key is replaced while everything is read, and its destruction takes the old backups with it. */
class RotationIntegrationTests {

    private static final int PEOPLE = 40;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration WEEK = Duration.ofDays(7);

    private final VaultDatabase database = new VaultDatabase();
    private final JdbcClient superuser = database.superuser();
    private final KeyEncryptionKey first = VaultDatabase.newKey();
    private final KeyEncryptionKey second = VaultDatabase.newKey();
    private final Picture picture =
            new Picture(DrawnPictures.encode(DrawnPictures.quarters(300, 260), "jpeg"), "image/jpeg", 300, 260);
    private final List<ItemKey> kept = new ArrayList<>();

    @BeforeEach
    void keep() {
        Vault vault = vault(first);
        for (int person = 0; person < PEOPLE; person++) {
            ItemKey item = new ItemKey(UUID.randomUUID(), UUID.randomUUID(), "front");
            database.transactions().executeWithoutResult(status -> vault.keep(item, 1, ItemKind.SELFIE, picture));
            kept.add(item);
        }
    }

    /** Three nodes: one not yet told of the new key as the primary, one that was, and one that has done with the old. */
    @Test
    void everythingIsReadThroughoutAndNothingNeedsTheOldKeyAfterwards() throws Exception {
        database.serviceKeys(keys(first)).mac("hash");
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        List<Future<?>> readers = new ArrayList<>();
        int rewrapped;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Vault node : List.of(vault(first, second), vault(second, first))) {
                readers.add(threads.submit(() -> {
                    while (!done.get()) {
                        kept.forEach(item -> assertThat(node.read(item)).isPresent());
                        reads.addAndGet(kept.size());
                    }
                }));
            }
            rewrapped = database.rewrapping(keys(second, first)).run();
            done.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }
        }

        assertThat(rewrapped).isEqualTo(PEOPLE + 1);
        assertThat(reads.get()).isGreaterThanOrEqualTo(2 * PEOPLE);
        assertThat(kept).allSatisfy(item -> assertThat(vault(second).read(item)).isPresent());
        assertThatThrownBy(() -> vault(first).read(kept.getFirst())).isInstanceOf(UnreadableItemException.class);
        assertThat(database.rewrapping(keys(second, first)).run())
                .as("nothing is left")
                .isZero();
    }

    @Test
    void theServicesOwnKeysStayTheSameKeys() throws Exception {
        Mac before = database.serviceKeys(keys(first)).mac("hash");

        database.rewrapping(keys(second, first)).run();

        Mac after = database.serviceKeys(keys(second)).mac("hash");
        assertThat(after.computeMac("x".getBytes(UTF_8))).isEqualTo(before.computeMac("x".getBytes(UTF_8)));
    }

    @Test
    void progressIsThereToBeSeen() {
        KeyRewrapping rewrapping = database.rewrapping(keys(second, first));

        assertThat(rewrapping.states())
                .extracting(KeyState::id, KeyState::primary, KeyState::known, KeyState::dataKeys)
                .contains(tuple(first.id(), false, true, (long) PEOPLE), tuple(second.id(), true, true, 0L));
        rewrapping.run();
        assertThat(database.rewrapping(keys(second)).states())
                .extracting(KeyState::id, KeyState::primary, KeyState::known, KeyState::dataKeys)
                .contains(tuple(second.id(), true, true, (long) PEOPLE));
    }

    /** As it was before anybody noted who wrapped what. */
    @Test
    void whatNobodyNotedIsFoundOutAndRewrapped() {
        superuser.sql("update data_key set wrapped_by = null").update();
        assertThat(vault(second, first).read(kept.getFirst())).isPresent();

        assertThat(database.rewrapping(keys(second, first)).run()).isEqualTo(PEOPLE);

        assertThat(vault(second).read(kept.getFirst())).isPresent();
    }

    @Test
    void whatCannotBeUnwrappedHoldsNothingElseUp() {
        superuser
                .sql("update data_key set wrapped = '\\x00'::bytea where person_key = :owner")
                .param("owner", kept.get(3).owner())
                .update();

        assertThat(database.rewrapping(keys(second, first)).run()).isEqualTo(PEOPLE - 1);
        assertThat(vault(second).read(kept.get(4))).isPresent();
    }

    @Test
    void whatEndsMeanwhileStaysEnded() throws Exception {
        Vault vault = vault(second, first);
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<?> endings = threads.submit(() -> kept.subList(0, PEOPLE / 2)
                    .forEach(item ->
                            database.transactions().executeWithoutResult(status -> vault.destroy(item.owner()))));
            database.rewrapping(keys(second, first)).run();
            endings.get();
        }
        database.rewrapping(keys(second, first)).run();

        assertThat(superuser
                        .sql("select count(*) from data_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PEOPLE / 2);
    }

    /** The whole of the promise about backups. */
    @Test
    @Shows(Promised.BACKUPS_FORGET)
    void oldBackupsCannotBeReadOnceTheOldKeyIsDestroyed() {
        ItemKey revoked = kept.getFirst();
        backUp();
        database.transactions().executeWithoutResult(status -> vault(first).destroy(revoked.owner()));
        database.rewrapping(keys(second, first)).run();

        // while the old key lives, the backup still gives everything away: this is why it has to go
        restoreAll();
        assertThat(vault(second, first).read(revoked)).isPresent();
        restoreToday();

        // the old key is destroyed: nobody knows it any more
        Vault vault = vault(second);
        kept.stream().skip(1).forEach(item -> assertThat(vault.read(item)).isPresent());
        restoreAll();
        assertThatThrownBy(() -> vault.read(revoked)).isInstanceOf(UnreadableItemException.class);
        kept.forEach(item -> assertThatThrownBy(() -> vault.read(item)).isInstanceOf(UnreadableItemException.class));
    }

    @Test
    @Shows(Promised.BACKUPS_FORGET)
    void aKeyFileGivesWayToAKeyManagementServiceWhoseKeyCanBeDestroyed() {
        String uri = "fake-kms://" + UUID.randomUUID();
        FakeKms.create(uri);
        KeyEncryptionKey service = service(uri);

        assertThat(database.rewrapping(keys(service, first)).run()).isEqualTo(PEOPLE);

        assertThat(kept)
                .allSatisfy(item -> assertThat(vault(service).read(item)).isPresent());
        FakeKms.destroy(uri);
        assertThatThrownBy(() -> vault(service).read(kept.getFirst())).isInstanceOf(UnreadableItemException.class);
    }

    @Test
    void receiptsSayWhenBackupsAreUnreadableAndNothingWhereNobodyKnows() {
        KeyTerms terms = new KeyTerms(MONTH, WEEK, Duration.ofHours(1));
        at(NOW, terms, first).begin();

        Instant due = NOW.plus(MONTH).plus(WEEK);
        assertThat(at(NOW.plus(WEEK), terms, first).backupsUnreadableAfter()).isEqualTo(due);
        assertThat(at(NOW, new KeyTerms(null, WEEK, WEEK), first).backupsUnreadableAfter())
                .as("nobody promises to rotate")
                .isNull();
        assertThat(at(NOW.plus(MONTH).plusSeconds(1), terms, first).backupsUnreadableAfter())
                .as("the rotation is overdue")
                .isNull();

        Instant rotated = NOW.plus(MONTH).minusSeconds(1);
        at(rotated, terms, second, first).begin();
        assertThat(at(rotated, terms, second, first).backupsUnreadableAfter())
                .isEqualTo(rotated.plus(MONTH).plus(WEEK));
        assertThat(at(due.plusSeconds(1), terms, second, first).backupsUnreadableAfter())
                .as("the old key should have been destroyed")
                .isNull();
        assertThat(at(due.plusSeconds(1), terms, second).backupsUnreadableAfter())
                .isEqualTo(rotated.plus(MONTH).plus(WEEK));
    }

    @Test
    void anEndingsReceiptGetsThatTime() {
        KeyTerms terms = new KeyTerms(MONTH, WEEK, Duration.ofHours(1));
        KeyLife life = at(NOW, terms, first);
        life.begin();
        Vault vault = database.vault(keys(first), life);

        Destroyed destroyed = database.transactions()
                .execute(status -> vault.destroy(kept.getFirst().owner()));
        Destroyed nothing = database.transactions()
                .execute(status -> vault.destroy(kept.getFirst().owner()));

        assertThat(destroyed).isEqualTo(new Destroyed(1, 0, 1, NOW.plus(MONTH).plus(WEEK)));
        assertThat(nothing).isEqualTo(new Destroyed(0, 0, 0, null));
    }

    private KeyLife at(Instant now, KeyTerms terms, KeyEncryptionKey... known) {
        return database.keyLife(keys(known), terms, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Vault vault(KeyEncryptionKey... known) {
        return database.vault(keys(known));
    }

    private static KeyEncryptionKey service(String uri) {
        return KeyEncryptionKeys.load(new VaultProperties(
                        null, null, uri, List.of(), false, new KeyTerms(null, WEEK, WEEK), PictureLimits.UPLOADS))
                .getFirst();
    }

    private static KeyEncryption keys(KeyEncryptionKey... known) {
        return new KeyEncryption(List.of(known));
    }

    private void backUp() {
        superuser.sql("create table data_key_backup as select * from data_key").update();
        superuser
                .sql("create table vault_item_backup as select * from vault_item")
                .update();
    }

    private void restoreAll() {
        superuser
                .sql("create table if not exists data_key_today as select * from data_key")
                .update();
        superuser
                .sql("create table if not exists vault_item_today as select * from vault_item")
                .update();
        restore("backup");
    }

    private void restoreToday() {
        restore("today");
    }

    private void restore(String copy) {
        superuser.sql("truncate data_key, vault_item").update();
        superuser.sql("insert into data_key select * from data_key_" + copy).update();
        superuser.sql("insert into vault_item select * from vault_item_" + copy).update();
    }
}
