package io.onlyyou.consent;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what has lapsed already: the row says so from then on, the ledger has an entry, and the app is told. Nothing is
 * allowed or refused by it, since whoever decides works the lapse out for themselves.
 *
 * <p>The epoch stays: a lapse suspends. See {@code docs/decisions/0010-lapses-suspend.md}.
 */
@Component
class Lapses {

    /** Who asserts a lapse: the service, by its rule. */
    static final Actor ACTOR = new Actor(Actor.Kind.SERVICE, "lapse");

    private static final String NOTE = """
            update consent set state = lapse.state, since = lapse.at, asserted_by = :actor, asserted_at = lapse.at,
                until = lapse.at + make_interval(secs => :grace)
            from (select consent.purpose, lapse.at, lapse.state from consent
            """ + Lapse.JOINED + """

                  where consent.person_key = :person and lapse.at is not null) lapse
            where consent.person_key = :person and consent.purpose = lapse.purpose and consent.state = 'given'
            returning consent.*""";

    private static final RowMapper<ConsentStatus> LAPSED = (row, number) -> new ConsentStatus(
            Purpose.of(row.getString("purpose")),
            ConsentState.of(row.getString("state")),
            row.getLong("epoch"),
            row.getObject("since", OffsetDateTime.class).toInstant(),
            Rows.instant(row, "until"),
            Rows.notice(row),
            ACTOR.ledgerName(),
            row.getObject("receipt_id", UUID.class));

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final ConsentNews news;
    private final LapseProperties properties;

    Lapses(JdbcClient jdbc, Ledger ledger, ConsentNews news, LapseProperties properties) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.news = news;
        this.properties = properties;
    }

    /** The person's row must be locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void note(Person person) {
        List<ConsentStatus> lapsed = jdbc
                .sql(NOTE)
                .param("person", person.key().value())
                .param("actor", ACTOR.ledgerName())
                .param("grace", properties.lapseGrace().toMillis() / 1000.0)
                .query(LAPSED)
                .list()
                .stream()
                .sorted((one, other) -> one.purpose().compareTo(other.purpose()))
                .toList();
        ledger.append(
                person, lapsed.stream().map(status -> line(person, status)).toList());
        news.suspended(person, lapsed);
    }

    private static LedgerLine line(Person person, ConsentStatus lapsed) {
        return new LedgerLine(
                lapsed.purpose(),
                lapsed.state(),
                lapsed.epoch(),
                Objects.requireNonNull(lapsed.since()),
                person.lockedAt(),
                LedgerLine.Terms.of(lapsed.notice()),
                LedgerLine.Word.of(ACTOR),
                Objects.requireNonNull(lapsed.receipt()),
                null);
    }
}
