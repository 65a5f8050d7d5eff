package io.onlyyou.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Wraps by the present key-encryption key whatever an older one wraps, while everything is read and written as usual.
 *
 * <p>It finds out across people whose keys are concerned, without seeing one; each key is then re-wrapped in a transaction
 * that serves its owner. Whoever reads meanwhile finds the one wrapping or the other, and both unwrap.
 */
public class KeyRewrapping {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRewrapping.class);
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String CONCERNED = """
            select person_key, epoch from data_key
            where wrapped_by is distinct from :primary and (person_key, epoch) > (:person, :epoch)
            order by person_key, epoch limit :batch""";

    private record Concerned(UUID person, long epoch) {}

    private final JdbcClient operate;
    private final JdbcClient person;
    private final TransactionOperations transactions;
    private final KeyEncryption keyEncryption;
    private final KeyLife life;

    KeyRewrapping(
            JdbcClient operate,
            JdbcClient person,
            TransactionOperations transactions,
            KeyEncryption keyEncryption,
            KeyLife life) {
        this.operate = operate;
        this.person = person;
        this.transactions = transactions;
        this.keyEncryption = keyEncryption;
        this.life = life;
    }

    /** Re-wraps all that is to be, and says how many keys that were. What cannot be unwrapped is left as it is. */
    public int run() {
        life.begin();
        int done = rewrapServiceKeys();
        List<Concerned> batch = concerned(new Concerned(FIRST, Long.MIN_VALUE));
        while (!batch.isEmpty()) {
            for (Concerned each : batch) {
                done += rewrap(each) ? 1 : 0;
            }
            LOG.info("{} keys re-wrapped so far", done);
            batch = concerned(batch.getLast());
        }
        return done;
    }

    /** Every key-encryption key that is known, was in use, or still wraps something. */
    public List<KeyState> states() {
        Map<String, Long> dataKeys = counted("data_key");
        Map<String, Long> serviceKeys = counted("service_key");
        Map<String, Instant> used = life.firstUsedAt();
        Set<String> ids = new TreeSet<>(keyEncryption.known());
        ids.addAll(used.keySet());
        ids.addAll(dataKeys.keySet());
        ids.addAll(serviceKeys.keySet());
        List<KeyState> states = new ArrayList<>();
        for (String id : ids) {
            states.add(new KeyState(
                    id,
                    id.equals(keyEncryption.primary()),
                    keyEncryption.known().contains(id),
                    used.get(id),
                    life.destroyBy(used.get(id)),
                    dataKeys.getOrDefault(id, 0L),
                    serviceKeys.getOrDefault(id, 0L)));
        }
        return List.copyOf(states);
    }

    private Map<String, Long> counted(String table) {
        Map<String, Long> counts = new TreeMap<>();
        operate.sql("select coalesce(wrapped_by, 'not noted') as id, count(*) as keys from " + table + " group by 1")
                .query(row -> {
                    counts.put(row.getString("id"), row.getLong("keys"));
                });
        return counts;
    }

    private List<Concerned> concerned(Concerned after) {
        return operate.sql(CONCERNED)
                .param("primary", keyEncryption.primary())
                .param("person", after.person())
                .param("epoch", after.epoch())
                .param("batch", BATCH)
                .query((row, number) -> new Concerned(row.getObject("person_key", UUID.class), row.getLong("epoch")))
                .list();
    }

    private boolean rewrap(Concerned key) {
        return inOneTransaction(() -> {
            person.sql("select serve_person(:person)")
                    .param("person", key.person())
                    .query(Boolean.class)
                    .single();
            return rewrap(
                    "data_key where person_key = :person and epoch = :epoch",
                    Map.of("person", key.person(), "epoch", key.epoch()),
                    AssociatedData.ofDataKey(key.person(), key.epoch()));
        });
    }

    private int rewrapServiceKeys() {
        List<String> purposes = operate.sql(
                        "select purpose from service_key where wrapped_by is distinct from :primary")
                .param("primary", keyEncryption.primary())
                .query((row, number) -> row.getString("purpose"))
                .list();
        int done = 0;
        for (String purpose : purposes) {
            boolean rewrapped = inOneTransaction(() -> rewrap(
                    "service_key where purpose = :purpose",
                    Map.of("purpose", purpose),
                    AssociatedData.ofServiceKey(purpose)));
            done += rewrapped ? 1 : 0;
        }
        return done;
    }

    private boolean inOneTransaction(BooleanSupplier work) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> work.getAsBoolean()));
        } catch (UnreadableItemException e) {
            LOG.error("A key cannot be re-wrapped, because no key-encryption key that is known here unwraps it.");
            return false;
        }
    }

    /** Changes a row only as it was read: one that an ending has deleted meanwhile is gone, and stays gone. */
    private boolean rewrap(String row, Map<String, ?> which, byte[] associatedData) {
        int space = row.indexOf(' ');
        String table = row.substring(0, space);
        String condition = row.substring(space);
        return person.sql("select wrapped, wrapped_by from " + row)
                .params(which)
                .query(WrappedKey::of)
                .optional()
                .filter(old -> person.sql("update " + table + " set wrapped = :wrapped, wrapped_by = :primary"
                                        + condition + " and wrapped = :old")
                                .params(which)
                                .param("wrapped", keyEncryption.rewrap(old, associatedData))
                                .param("primary", keyEncryption.primary())
                                .param("old", old.bytes())
                                .update()
                        == 1)
                .isPresent();
    }
}
