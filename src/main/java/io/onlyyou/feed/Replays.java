package io.onlyyou.feed;

import io.onlyyou.consent.Person;
import io.onlyyou.switches.Switches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers a page that was answered before with the same insertions, as far as they may still be shown. Each is looked at
 * again: both consents, in the epochs it was decided under, the portrait, what the person has said since, whether the
 * version of the rule that made it is still on, and whether the page still has its place.
 */
@Component
class Replays {

    // What the functions mean stands in db/migration/R__deciding.sql.
    private static final String FIND = """
            select insertion.id as insertion_id, insertion.own_index, insertion.decided_at,
                   insertion.surface_epoch, insertion.generation_epoch, insertion.rule_version,
                   permitted.surface_epoch is not null as consented,
                   said.paused or exists (
                       select 1 from preference wish where wish.person_key = :person and wish.paused) as paused,
                   portrait.id, portrait.scenario, portrait.caption, portrait.alt, portrait.made_at,
                   portrait.shown_width, portrait.shown_height
            from insertion
            left join consented(:person, :purpose, :now) as permitted on true
            cross join lateral feedback(:person, :purpose, permitted.surface_epoch) as said
            left join lateral showable(
                :person, :purpose, permitted.surface_epoch, permitted.generation_epoch) as portrait
              on portrait.id = insertion.portrait_id
             and insertion.surface_epoch = permitted.surface_epoch
             and insertion.generation_epoch = permitted.generation_epoch
            where insertion.person_key = :person and insertion.page_key = :page and insertion.voided_at is null
            order by insertion.own_index""";

    private static final String NOTE = """
            update insertion set replayed_at = :now
            where person_key = :person and page_key = :page and replayed_at is null and voided_at is null""";

    /** An insertion as it stands now, and by which version of the feed's rule it came about. */
    private record Kept(DecisionRow row, String rule) {

        static Kept of(ResultSet row, int number) throws SQLException {
            return new Kept(DecisionRow.of(row, number), row.getString("rule_version"));
        }
    }

    private final JdbcClient jdbc;
    private final Switches switches;

    Replays(JdbcClient jdbc, Switches switches) {
        this.jdbc = jdbc;
        this.switches = switches;
    }

    /** Empty where nothing was ever inserted under this page key. */
    Optional<Decision> find(Visit visit, Person person) {
        return visit.pageHash().flatMap(page -> find(visit, person, page));
    }

    private Optional<Decision> find(Visit visit, Person person, byte[] page) {
        List<Kept> kept = jdbc.sql(FIND)
                .param("person", person.key().value())
                .param("purpose", visit.feed().purpose().wire())
                .param("now", DecisionRow.timestamp(person.lockedAt()))
                .param("page", page)
                .query(Kept::of)
                .list();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        List<DecisionRow> inForce = kept.stream()
                .filter(each -> switches.isRuleOn(visit.feed().id(), each::rule))
                .map(Kept::row)
                .toList();
        Decision decision = inForce.isEmpty() ? Decision.Leave.because(Reason.SWITCHED_OFF) : decision(visit, inForce);
        if (decision instanceof Decision.Insert) {
            note(person, page);
        }
        return Optional.of(decision);
    }

    /** So that the first answer, if it comes too late, does not void what this one shows. */
    private void note(Person person, byte[] page) {
        jdbc.sql(NOTE)
                .param("person", person.key().value())
                .param("now", DecisionRow.timestamp(person.lockedAt()))
                .param("page", page)
                .update();
    }

    private static Decision decision(Visit visit, List<DecisionRow> kept) {
        if (kept.getFirst().paused()) {
            return Decision.Leave.of(Reason.PAUSED, NoCache.LONGEST);
        }
        List<Insertion> allowed =
                kept.stream().flatMap(row -> row.insertion().stream()).toList();
        List<Insertion> fitting = allowed.stream()
                .filter(insertion -> insertion.ownIndex() < visit.itemCount())
                .toList();
        if (!fitting.isEmpty()) {
            return new Decision.Insert(fitting, true);
        }
        if (!kept.getFirst().consented()) {
            return Decision.Leave.because(Reason.NO_CONSENT);
        }
        return Decision.Leave.because(allowed.isEmpty() ? Reason.NONE_READY : Reason.PAGE_TOO_SHORT);
    }
}
