package io.onlyyou.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one row per person that orders everything about that person: whoever writes about a person locks it first.
 *
 * <p>The isolation level is READ COMMITTED throughout, so that the statement after the lock sees everything that was
 * committed before the lock was granted. See {@code docs/decisions/0002-one-row-orders-a-person.md}.
 */
@Repository
public class People {

    // Both functions tell the database whom the transaction serves, in the same round trip.
    static final String HOLD = "select * from hold_person(:subject)";

    private static final String FIND = "select find_person(:subject)";

    private static final int ATTEMPTS = 100;

    static final RowMapper<Person> PERSON = (row, number) -> new Person(
            new Subject(row.getString("id")),
            new PersonKey(row.getObject("key", UUID.class)),
            Rows.instant(row, "ended_at"),
            row.getBoolean("held"),
            row.getObject("locked_at", OffsetDateTime.class).toInstant());

    private final JdbcClient jdbc;
    private final EndedAccounts endedAccounts;
    private final Preferences preferences;
    private final OnePerson onePerson;

    People(JdbcClient jdbc, EndedAccounts endedAccounts, Preferences preferences, OnePerson onePerson) {
        this.jdbc = jdbc;
        this.endedAccounts = endedAccounts;
        this.preferences = preferences;
        this.onePerson = onePerson;
    }

    /** Locks the person's row until the transaction ends, making the row where the person was never heard of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person lock(Subject subject) {
        // A row that an erasure takes away between the two statements is made anew, from what the erasure left.
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Person> locked = lockKnown(subject);
            if (locked.isPresent()) {
                return locked.get();
            }
            introduce(subject);
        }
        throw new PessimisticLockingFailureException("A person's row was deleted again and again.");
    }

    /** Locks the person's row until the transaction ends; empty where the person was never heard of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Person> lockKnown(Subject subject) {
        return jdbc.sql(HOLD).param("subject", subject.value()).query(PERSON).optional();
    }

    /** The same as part of a trip, whose other statements are then carried out under the lock, and serve that person. */
    public Trip.Answer<Person> lockKnown(Trip trip, Subject subject) {
        return trip.take(HOLD, Map.of("subject", subject.value()), PERSON);
    }

    /**
     * The key of a person without locking anything; empty where the person was never heard of. What is read after it about
     * that person has to be in the same transaction.
     */
    public Optional<PersonKey> find(Subject subject) {
        return jdbc.sql(FIND)
                .param("subject", subject.value())
                .query(UUID.class)
                .optional()
                .map(PersonKey::new);
    }

    /**
     * Lets the current transaction see the rows that are kept under this key, for who has found the person in an earlier
     * one; fails in a transaction that serves somebody else.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void serve(PersonKey person) {
        onePerson.serve(person);
    }

    /** The same as part of a trip, before whatever asks about the person. */
    public void serve(Trip trip, PersonKey person) {
        trip.take("select serve_person(:person)", Map.of("person", person.value()));
    }

    private void introduce(Subject subject) {
        byte[] hash = endedAccounts.serve(subject);
        jdbc.sql("""
                insert into person (subject, person_key, last_ended_at, on_hold)
                select :subject, :key, max(ended_at), coalesce(bool_or(on_hold), false)
                from ended_account where subject_hash = :hash
                on conflict (subject) do nothing""")
                .param("subject", subject.value())
                .param("key", UUID.randomUUID())
                .param("hash", hash)
                .update();
        endedAccounts.handOverHold(subject);
    }

    /** Lifts the hold of a person whose account is deleted; false where there was none. */
    boolean liftHoldOfErased(Subject subject) {
        return endedAccounts.liftHold(subject);
    }

    /** Notes that something ended, and whether a hold came with it; {@code lastEndedAt} never goes back. */
    void noteEnding(Person person, Instant at, boolean hold) {
        jdbc.sql("""
                update person set last_ended_at = greatest(last_ended_at, :at), on_hold = on_hold or :hold
                where subject = :subject""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("hold", hold)
                .param("subject", person.subject().value())
                .update();
    }

    /**
     * Whether the person's account was deleted before, and nothing has been given or refused since: an event without a
     * time of its own can then not be told from one that is late.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isErased(Person person) {
        return endedAccounts.knows(person.subject())
                && jdbc.sql("select not exists (select 1 from consent where person_key = :person)")
                        .param("person", person.key().value())
                        .query(Boolean.class)
                        .single();
    }

    /** Lifts the hold; false where there was none. */
    boolean liftHold(Person person) {
        return jdbc.sql("update person set on_hold = false where subject = :subject and on_hold")
                        .param("subject", person.subject().value())
                        .update()
                > 0;
    }

    /**
     * Destroys the only link between the person's id and what is kept under the random key.
     *
     * @param endedAt nothing that happened until then can bring the person back
     */
    void forget(Person person, Instant endedAt, boolean hold) {
        preferences.forget(person.key());
        for (String table : List.of("consent", "person_seen", "revocation_target")) {
            jdbc.sql("delete from " + table + " where person_key = :person")
                    .param("person", person.key().value())
                    .update();
        }
        jdbc.sql("delete from person where subject = :subject")
                .param("subject", person.subject().value())
                .update();
        endedAccounts.remember(person.subject(), endedAt, hold);
    }
}
