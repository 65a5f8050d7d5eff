package io.onlyyou.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps people's pictures so that nobody can read them once their owner's keys are destroyed.
 *
 * <p>Each picture is encrypted under the key of its owner and epoch, and bound to its own row: what is moved to another
 * owner, item, variant or epoch does not decrypt. Nothing is cached, neither key nor picture. What changes something
 * happens in the caller's transaction and fails without one; with it, it stands or falls. Whoever keeps and whoever
 * destroys for the same owner must hold that person's row lock, or a key made meanwhile survives the ending.
 *
 * <p>Kept items are immutable: keeping under a key that is in use fails.
 */
public class Vault {

    private static final String KEEP = """
            insert into vault_item (person_key, item, epoch, kind, created_at,
                variant, media_type, width, height, content, size)
            values\s""";

    private static final String VALUES = """
            (:owner, :item, :epoch, :kind, :createdAt,
                :variant%1$d, :mediaType%1$d, :width%1$d, :height%1$d, :content%1$d, :size%1$d)""";

    private static final String CLOSED = """
            select i.item, i.variant, i.media_type, i.width, i.height, i.content, k.wrapped, k.wrapped_by
            from vault_item i
            join data_key k on k.person_key = i.person_key and k.epoch = i.epoch
            where i.person_key = :owner and i.epoch = :epoch and i.kind = :kind
            order by i.item, i.variant""";

    private final JdbcClient jdbc;
    private final DataKeys keys;
    private final KeyLife keyLife;
    private final Clock clock;

    Vault(JdbcClient jdbc, KeyEncryption keyEncryption, KeyLife keyLife, Clock clock) {
        this.jdbc = jdbc;
        this.keys = new DataKeys(jdbc, keyEncryption, clock);
        this.keyLife = keyLife;
        this.clock = clock;
    }

    /** Encrypts the picture under the key of this owner and epoch, which is made if there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ItemKey key, long epoch, ItemKind kind, Picture picture) {
        keep(key.owner(), key.item(), epoch, kind, Map.of(key.variant(), picture));
    }

    /** Encrypts all variants of one item under the key of this owner and epoch, which is made if there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID owner, UUID item, long epoch, ItemKind kind, Map<String, Picture> variants) {
        VaultQuestion<?> keeping = encrypted(owner, item, epoch, kind, variants, keys.obtain(owner, epoch));
        jdbc.sql(keeping.sql()).params(keeping.parameters()).update();
    }

    /**
     * Asks for all keys of an owner as they are kept, in a transaction that serves that owner.
     *
     * @param owner SQL for whom it serves
     */
    public static VaultQuestion<KeptKey> keys(String owner) {
        return new VaultQuestion<>(
                "select epoch, wrapped, wrapped_by from data_key where person_key = " + owner,
                Map.of(),
                (row, number) -> new KeptKey(row.getLong("epoch"), WrappedKey.of(row, number)));
    }

    /**
     * Unwraps a key before and apart from the transaction that reads with it: a call to a key-management service then holds
     * nobody up. Where it is destroyed meanwhile, nothing is left that it opens.
     */
    public PlainKey plain(UUID owner, long epoch, WrappedKey wrapped) {
        return new PlainKey(owner, epoch, keys.open(owner, epoch, wrapped));
    }

    /**
     * Encrypts all variants of one item, before and apart from the transaction that is to keep them: a call to a
     * key-management service then holds nobody up. That transaction must lock the owner's row, and look whether the epoch
     * is still the owner's, for otherwise the key has been destroyed.
     *
     * @param wrapped the key of this owner and epoch
     */
    public VaultQuestion<?> keeping(
            UUID owner, UUID item, long epoch, ItemKind kind, Map<String, Picture> variants, WrappedKey wrapped) {
        return encrypted(owner, item, epoch, kind, variants, keys.open(owner, epoch, wrapped));
    }

    private VaultQuestion<Boolean> encrypted(
            UUID owner, UUID item, long epoch, ItemKind kind, Map<String, Picture> variants, Aead key) {
        Map<String, @Nullable Object> parameters = new HashMap<>(Map.of(
                "owner", owner, "item", item, "epoch", epoch, "kind", kind.name(), "createdAt", Rows.timestamp(clock)));
        List<String> names = List.copyOf(variants.keySet());
        for (int number = 0; number < names.size(); number++) {
            String variant = names.get(number);
            Picture picture = Objects.requireNonNull(variants.get(variant));
            parameters.put("variant" + number, variant);
            parameters.put("mediaType" + number, picture.mediaType());
            parameters.put("width" + number, picture.width());
            parameters.put("height" + number, picture.height());
            parameters.put("content" + number, encrypt(key, new ItemKey(owner, item, variant), epoch, picture));
            parameters.put("size" + number, picture.bytes().length);
        }
        String sql = IntStream.range(0, names.size())
                .mapToObj(VALUES::formatted)
                .collect(Collectors.joining(", ", KEEP, ""));
        return new VaultQuestion<>(sql, parameters, (row, number) -> Boolean.TRUE);
    }

    /**
     * The picture in plain, or nothing if it is absent or its key is destroyed.
     *
     * @throws UnreadableItemException if the row was tampered with
     */
    public Optional<Picture> read(ItemKey key) {
        return read(key, null);
    }

    /** The same, with a key that has been unwrapped already, where that is the one. */
    public Optional<Picture> read(ItemKey key, @Nullable PlainKey plain) {
        return jdbc.sql("""
                        select i.epoch, i.media_type, i.width, i.height, i.content, k.wrapped, k.wrapped_by
                        from vault_item i
                        join data_key k on k.person_key = i.person_key and k.epoch = i.epoch
                        where i.person_key = :owner and i.item = :item and i.variant = :variant""")
                .param("owner", key.owner())
                .param("item", key.item())
                .param("variant", key.variant())
                .query((row, number) -> new Picture(
                        decrypt(key, row.getLong("epoch"), WrappedKey.of(row, number), plain, row.getBytes("content")),
                        row.getString("media_type"),
                        row.getInt("width"),
                        row.getInt("height")))
                .optional();
    }

    /** The same for words. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepWords(ItemKey key, long epoch, String words) {
        keep(key, epoch, ItemKind.WORDS, new Picture(words.getBytes(StandardCharsets.UTF_8), "text/plain", 0, 0));
    }

    /** Words in plain, or nothing if they are absent or their key is destroyed. */
    public Optional<String> readWords(ItemKey key) {
        return readWords(key, null);
    }

    /** The same, with a key that has been unwrapped already, where that is the one. */
    public Optional<String> readWords(ItemKey key, @Nullable PlainKey plain) {
        return read(key, plain).map(kept -> new String(kept.bytes(), StandardCharsets.UTF_8));
    }

    /** Every picture of this kind under this epoch in plain, in the order of {@link #list}; nothing once its key is destroyed. */
    public List<OpenedItem> open(UUID owner, long epoch, ItemKind kind) {
        VaultQuestion<ClosedItem> all = closed(owner, epoch, kind);
        return open(
                owner,
                epoch,
                jdbc.sql(all.sql()).params(all.parameters()).query(all.rows()).list());
    }

    /** Asks for the same as it is kept, in a transaction that serves the owner. */
    public VaultQuestion<ClosedItem> closed(UUID owner, long epoch, ItemKind kind) {
        return new VaultQuestion<>(CLOSED, Map.of("owner", owner, "epoch", epoch, "kind", kind.name()), ClosedItem::of);
    }

    private List<OpenedItem> open(UUID owner, long epoch, List<ClosedItem> closed) {
        return closed.isEmpty()
                ? List.of()
                : open(plain(owner, epoch, closed.getFirst().key()), closed);
    }

    /** In plain, what is kept under this key. */
    public List<OpenedItem> open(PlainKey key, List<ClosedItem> closed) {
        return closed.stream()
                .map(item -> new OpenedItem(
                        item.item(),
                        item.variant(),
                        new Picture(
                                decrypt(
                                        key.aead(),
                                        new ItemKey(key.owner(), item.item(), item.variant()),
                                        key.epoch(),
                                        item.content()),
                                item.mediaType(),
                                item.width(),
                                item.height())))
                .toList();
    }

    /** What is kept of this kind under this epoch, oldest first where item ids grow with time. */
    public List<KeptItem> list(UUID owner, long epoch, ItemKind kind) {
        return jdbc.sql("""
                        select item, variant, media_type, width, height, size
                        from vault_item
                        where person_key = :owner and epoch = :epoch and kind = :kind
                        order by item, variant""")
                .param("owner", owner)
                .param("epoch", epoch)
                .param("kind", kind.name())
                .query((row, number) -> new KeptItem(
                        row.getObject("item", UUID.class),
                        row.getString("variant"),
                        row.getString("media_type"),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getInt("size")))
                .list();
    }

    /** Takes all variants of one item away, and says how many there were. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int remove(UUID owner, UUID item) {
        return jdbc.sql("delete from vault_item where person_key = :owner and item = :item")
                .param("owner", owner)
                .param("item", item)
                .update();
    }

    /** Takes one variant of an item away, and says whether there was one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(ItemKey key) {
        return jdbc.sql("delete from vault_item where person_key = :owner and item = :item and variant = :variant")
                        .param("owner", key.owner())
                        .param("item", key.item())
                        .param("variant", key.variant())
                        .update()
                == 1;
    }

    /** Destroys every key and item of the owner, in every epoch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Destroyed destroy(UUID owner) {
        Destroyed items = jdbc.sql("""
                        with gone as (delete from vault_item where person_key = :owner returning kind, item)
                        select count(distinct item) filter (where kind in ('SELFIE', 'SOURCE')) as selfies,
                               count(distinct item) filter (where kind = 'PORTRAIT') as portraits
                        from gone""")
                .param("owner", owner)
                .query((row, number) -> new Destroyed(row.getInt("selfies"), row.getInt("portraits"), 0, null))
                .single();
        int destroyed = keys.destroy(owner);
        return new Destroyed(
                items.selfies(),
                items.portraits(),
                destroyed,
                destroyed == 0 ? null : keyLife.backupsUnreadableAfter());
    }

    private static byte[] encrypt(Aead key, ItemKey place, long epoch, Picture picture) {
        try {
            return key.encrypt(picture.bytes(), AssociatedData.ofItem(place, epoch));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An item cannot be encrypted", e);
        }
    }

    private byte[] decrypt(ItemKey key, long epoch, WrappedKey wrapped, @Nullable PlainKey plain, byte[] content) {
        Aead aead =
                plain != null && plain.isOf(key.owner(), epoch) ? plain.aead() : keys.open(key.owner(), epoch, wrapped);
        return decrypt(aead, key, epoch, content);
    }

    private static byte[] decrypt(Aead key, ItemKey place, long epoch, byte[] content) {
        try {
            return key.decrypt(content, AssociatedData.ofItem(place, epoch));
        } catch (GeneralSecurityException e) {
            throw new UnreadableItemException("A kept item", e);
        }
    }
}
