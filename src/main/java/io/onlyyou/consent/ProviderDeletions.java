package io.onlyyou.consent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts into the ledger, as a later entry, what came of a deletion that a provider was asked for when consent to generation
 * ended, also after the account is deleted. See {@code docs/decisions/0037-providers-answers-are-entries.md}.
 */
@Service
public class ProviderDeletions {

    /** Who asserts it: the service, which asked. */
    static final Actor ACTOR = new Actor(Actor.Kind.SERVICE, "provider-errand");

    private final JdbcClient jdbc;
    private final JdbcClient across;
    private final People people;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    ProviderDeletions(
            JdbcClient jdbc,
            @Qualifier("operate") JdbcClient across,
            People people,
            Ledger ledger,
            PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.across = across;
        this.people = people;
        this.ledger = ledger;
        this.transactions = new TransactionTemplate(manager);
    }

    /**
     * Asks for the outcome in a transaction in which nobody else writes about the person, and writes it down in the same.
     * Where the consent has not ended, or the ledger says so already, nothing is written.
     *
     * @param epoch the epoch of generation that the provider was sent something under
     * @param outcome may write about the person; empty while there is none
     */
    public void settle(PersonKey person, long epoch, Supplier<Optional<ProviderOutcome>> outcome) {
        if (!settleKnown(person, epoch, outcome)) {
            settleErased(person, epoch, outcome);
        }
    }

    /** Whether that person is known still. Whoever opts in after an account was deleted has another key. */
    private boolean settleKnown(PersonKey key, long epoch, Supplier<Optional<ProviderOutcome>> outcome) {
        Optional<Subject> subject = subject(key);
        return subject.isPresent()
                && Boolean.TRUE.equals(
                        transactions.execute(status -> settleLocked(subject.get(), key, epoch, outcome)));
    }

    private boolean settleLocked(
            Subject subject, PersonKey key, long epoch, Supplier<Optional<ProviderOutcome>> outcome) {
        Optional<Person> locked =
                people.lockKnown(subject).filter(person -> person.key().equals(key));
        locked.ifPresent(person ->
                note(key, epoch, outcome, person.lockedAt(), (ignored, line) -> ledger.append(person, List.of(line))));
        return locked.isPresent();
    }

    private void settleErased(PersonKey key, long epoch, Supplier<Optional<ProviderOutcome>> outcome) {
        transactions.executeWithoutResult(status -> {
            people.serve(key);
            ledger.lockErased(key);
            note(key, epoch, outcome, now(), ledger::appendErased);
        });
    }

    private void note(
            PersonKey key,
            long epoch,
            Supplier<Optional<ProviderOutcome>> outcome,
            Instant at,
            BiConsumer<PersonKey, LedgerLine> append) {
        outcome.get().ifPresent(known -> {
            List<LedgerEntry> entries = ledger.endingOfGeneration(key, epoch + 1);
            if (!entries.isEmpty() && !isLatest(known, entries)) {
                append.accept(key, line(entries.getFirst(), known, at));
            }
        });
    }

    private static boolean isLatest(ProviderOutcome outcome, List<LedgerEntry> entries) {
        return entries.stream()
                .map(LedgerEntry::providerDeletion)
                .filter(Objects::nonNull)
                .filter(each -> each.provider().equals(outcome.provider()))
                .reduce((earlier, later) -> later)
                .filter(outcome::equals)
                .isPresent();
    }

    private static LedgerLine line(LedgerEntry ending, ProviderOutcome outcome, Instant at) {
        return new LedgerLine(
                ending.purpose(),
                ending.state(),
                ending.epoch(),
                at,
                at,
                LedgerLine.Terms.NONE,
                LedgerLine.Word.of(ACTOR),
                ending.receipt(),
                outcome);
    }

    private Optional<Subject> subject(PersonKey person) {
        return across.sql("select subject from person where person_key = :person")
                .param("person", person.value())
                .query((row, number) -> new Subject(row.getString(1)))
                .optional();
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }
}
