package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class VaultIntegrationTests {

    private static final UUID OTHER = new UUID(7, 7);

    private static VaultDatabase database;
    private static Vault vault;
    private static JdbcClient jdbc;
    private static TransactionTemplate transactions;

    private final UUID owner = UUID.randomUUID();
    private final ItemKey front = new ItemKey(owner, UUID.randomUUID(), "front");
    private final Picture picture =
            new Picture(DrawnPictures.encode(DrawnPictures.quarters(300, 260), "jpeg"), "image/jpeg", 300, 260);

    @BeforeAll
    static void start() {
        database = new VaultDatabase();
        vault = database.vault(VaultDatabase.newKeyEncryption());
        jdbc = database.superuser();
        transactions = database.transactions();
    }

    @Test
    void readsWhatItKeeps() {
        keep(front, 1, ItemKind.SELFIE);

        assertThat(vault.read(front)).hasValueSatisfying(read -> {
            assertThat(read.bytes()).isEqualTo(picture.bytes());
            assertThat(read.mediaType()).isEqualTo("image/jpeg");
            assertThat(read.width()).isEqualTo(300);
            assertThat(read.height()).isEqualTo(260);
        });
        assertThat(vault.read(new ItemKey(owner, front.item(), "left"))).isEmpty();
        assertThat(vault.read(new ItemKey(OTHER, front.item(), "front"))).isEmpty();
    }

    @Test
    void listsByEpochAndKind() {
        UUID portrait = UUID.randomUUID();
        keep(front, 1, ItemKind.SELFIE);
        keep(new ItemKey(owner, portrait, "original"), 1, ItemKind.PORTRAIT);
        keep(new ItemKey(owner, portrait, "640"), 1, ItemKind.PORTRAIT);
        keep(new ItemKey(owner, UUID.randomUUID(), "original"), 2, ItemKind.PORTRAIT);

        int size = picture.bytes().length;
        assertThat(vault.list(owner, 1, ItemKind.SELFIE))
                .containsExactly(new KeptItem(front.item(), "front", "image/jpeg", 300, 260, size));
        assertThat(vault.list(owner, 1, ItemKind.PORTRAIT))
                .extracting(KeptItem::variant)
                .containsExactly("640", "original");
        assertThat(vault.list(owner, 2, ItemKind.PORTRAIT)).hasSize(1);
        assertThat(vault.list(OTHER, 1, ItemKind.SELFIE)).isEmpty();
    }

    @Test
    void keepsNothingOverWhatIsKept() {
        keep(front, 1, ItemKind.SELFIE);

        assertThatThrownBy(() -> keep(front, 1, ItemKind.SELFIE)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void removesAllVariantsOfOneItem() {
        ItemKey other = new ItemKey(owner, UUID.randomUUID(), "front");
        keep(front, 1, ItemKind.PORTRAIT);
        keep(new ItemKey(owner, front.item(), "640"), 1, ItemKind.PORTRAIT);
        keep(other, 1, ItemKind.PORTRAIT);

        assertThat(remove()).isEqualTo(2);

        assertThat(vault.read(front)).isEmpty();
        assertThat(vault.read(other)).isPresent();
        assertThat(remove()).isZero();
    }

    /** Keys of the other person and the other epoch are the right ones there, wrapped as they should be. */
    @ParameterizedTest
    @ValueSource(strings = {"person_key = :uuid", "item = :uuid", "variant = 'left'", "epoch = 2"})
    void aRowThatWasMovedDoesNotDecrypt(String move) {
        UUID elsewhere = UUID.randomUUID();
        keep(front, 1, ItemKind.SELFIE);
        keep(new ItemKey(elsewhere, UUID.randomUUID(), "x"), 1, ItemKind.SELFIE);
        keep(new ItemKey(owner, UUID.randomUUID(), "x"), 2, ItemKind.SELFIE);

        jdbc.sql("update vault_item set " + move + " where person_key = :owner and item = :item")
                .param("uuid", elsewhere)
                .param("owner", owner)
                .param("item", front.item())
                .update();

        ItemKey moved = new ItemKey(
                move.startsWith("person") ? elsewhere : owner,
                move.startsWith("item") ? elsewhere : front.item(),
                move.startsWith("variant") ? "left" : "front");
        assertThatThrownBy(() -> vault.read(moved)).isInstanceOf(UnreadableItemException.class);
    }

    /** Even with its key moved along, since the key is bound to person and epoch as well. */
    @ParameterizedTest
    @ValueSource(strings = {"person_key", "epoch"})
    void aKeyThatWasMovedDoesNotUnwrap(String column) {
        UUID elsewhere = UUID.randomUUID();
        keep(front, 1, ItemKind.SELFIE);
        boolean person = column.equals("person_key");
        UUID movedOwner = person ? elsewhere : owner;
        transactions.executeWithoutResult(status -> {
            jdbc.sql(
                            "insert into data_key (person_key, epoch, wrapped, created_at) select :owner, :epoch, wrapped, created_at from data_key where person_key = :old")
                    .param("owner", movedOwner)
                    .param("epoch", person ? 1 : 2)
                    .param("old", owner)
                    .update();
            jdbc.sql("update vault_item set person_key = :owner, epoch = :epoch where person_key = :old")
                    .param("owner", movedOwner)
                    .param("epoch", person ? 1 : 2)
                    .param("old", owner)
                    .update();
        });

        assertThatThrownBy(() -> vault.read(new ItemKey(movedOwner, front.item(), "front")))
                .isInstanceOf(UnreadableItemException.class);
    }

    @Test
    void anotherKeyEncryptionKeyReadsNothing() {
        keep(front, 1, ItemKind.SELFIE);

        Vault stranger = database.vault(VaultDatabase.newKeyEncryption());

        assertThatThrownBy(() -> stranger.read(front)).isInstanceOf(UnreadableItemException.class);
    }

    @Test
    void destroysEveryEpochAndCountsDistinctItems() {
        UUID portrait = UUID.randomUUID();
        ItemKey neighbour = new ItemKey(UUID.randomUUID(), UUID.randomUUID(), "front");
        keep(neighbour, 1, ItemKind.SELFIE);
        keep(front, 1, ItemKind.SELFIE);
        keep(new ItemKey(owner, portrait, "original"), 1, ItemKind.PORTRAIT);
        keep(new ItemKey(owner, portrait, "640"), 1, ItemKind.PORTRAIT);
        keep(new ItemKey(owner, UUID.randomUUID(), "original"), 2, ItemKind.PORTRAIT);

        assertThat(destroy()).isEqualTo(new Destroyed(1, 2, 2, null));

        assertThat(vault.read(front)).isEmpty();
        assertThat(destroy()).isEqualTo(new Destroyed(0, 0, 0, null));
        assertThat(vault.read(neighbour)).isPresent();
    }

    @Test
    void destroysNothingWhereTheCallerRollsBack() {
        keep(front, 1, ItemKind.SELFIE);

        transactions.executeWithoutResult(status -> {
            assertThat(vault.destroy(owner)).isEqualTo(new Destroyed(1, 0, 1, null));
            status.setRollbackOnly();
        });

        assertThat(vault.read(front)).isPresent();
    }

    @Test
    void keepsNothingWhereTheCallerRollsBack() {
        transactions.executeWithoutResult(status -> {
            vault.keep(front, 1, ItemKind.SELFIE, picture);
            status.setRollbackOnly();
        });

        assertThat(count("vault_item")).isZero();
        assertThat(count("data_key")).isZero();
    }

    @Test
    void changesNothingOutsideATransaction() {
        keep(front, 1, ItemKind.SELFIE);

        assertThatThrownBy(() -> vault.destroy(owner)).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> vault.remove(owner, front.item()))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> vault.keep(front, 1, ItemKind.SELFIE, picture))
                .isInstanceOf(IllegalTransactionStateException.class);

        assertThat(vault.read(front)).isPresent();
    }

    @Test
    void whatADestroyedKeyEncryptedStaysUnreadableEvenIfItsRowComesBack() {
        keep(front, 1, ItemKind.SELFIE);
        byte[] content = jdbc.sql("select content from vault_item where person_key = :owner")
                .param("owner", owner)
                .query((row, number) -> row.getBytes(1))
                .single();
        destroy();
        keep(new ItemKey(owner, UUID.randomUUID(), "front"), 1, ItemKind.SELFIE);

        jdbc.sql("""
                        insert into vault_item
                        select person_key, :item, variant, epoch, kind, media_type, width, height, :content, size, created_at
                        from vault_item where person_key = :owner""")
                .param("item", front.item())
                .param("content", content)
                .param("owner", owner)
                .update();

        assertThatThrownBy(() -> vault.read(front)).isInstanceOf(UnreadableItemException.class);
    }

    @Test
    void allWhoKeepAtOnceShareOneKey() throws Exception {
        int parallel = 6;
        CyclicBarrier barrier = new CyclicBarrier(parallel);
        List<ItemKey> keys = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(parallel)) {
            List<Future<?>> kept = new ArrayList<>();
            for (int thread = 0; thread < parallel; thread++) {
                ItemKey key = new ItemKey(owner, UUID.randomUUID(), "front");
                keys.add(key);
                kept.add(executor.submit(() -> {
                    transactions.executeWithoutResult(status -> {
                        // Everybody sees that there is no key yet, before anybody makes one.
                        assertThat(count("data_key")).isZero();
                        await(barrier);
                        vault.keep(key, 1, ItemKind.SELFIE, picture);
                    });
                }));
            }
            for (Future<?> each : kept) {
                each.get();
            }
        }

        assertThat(count("data_key")).isEqualTo(1);
        assertThat(keys).allSatisfy(key -> assertThat(vault.read(key)).isPresent());
    }

    @Test
    void noTableHoldsAnythingInPlain() {
        keep(front, 1, ItemKind.SELFIE);
        byte[] bytes = picture.bytes();
        String start = HexFormat.of().formatHex(bytes, 0, 16);
        String middle = HexFormat.of().formatHex(bytes, bytes.length / 2, bytes.length / 2 + 16);

        List<String> rows = new ArrayList<>();
        for (String table : List.of("vault_item", "data_key")) {
            rows.addAll(jdbc.sql("select row_to_json(t)::text from " + table + " t where person_key = :owner")
                    .param("owner", owner)
                    .query((row, number) -> row.getString(1))
                    .list());
        }
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .contains(owner.toString())
                        .doesNotContain(start)
                        .doesNotContain(middle)
                        .doesNotContain("ffd8ff" + HexFormat.of().formatHex(bytes, 3, 6))
                        .doesNotContain(HexFormat.of().formatHex("AesGcmKey".getBytes(UTF_8))));
    }

    @Test
    void theDatabaseDoesNotTryToCompressWhatIsEncrypted() {
        assertThat(jdbc.sql("select attstorage from pg_attribute where attrelid = 'vault_item'::regclass"
                                + " and attname = 'content'")
                        .query((row, number) -> row.getString(1))
                        .single())
                .isEqualTo("e");
    }

    private void keep(ItemKey key, long epoch, ItemKind kind) {
        transactions.executeWithoutResult(status -> vault.keep(key, epoch, kind, picture));
    }

    private int remove() {
        return transactions.execute(status -> vault.remove(owner, front.item()));
    }

    private Destroyed destroy() {
        return transactions.execute(status -> vault.destroy(owner));
    }

    private int count(String table) {
        return jdbc.sql("select count(*)::int from " + table + " where person_key = :owner")
                .param("owner", owner)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
