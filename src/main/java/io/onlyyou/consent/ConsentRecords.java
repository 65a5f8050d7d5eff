package io.onlyyou.consent;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes a change of consent down: the state that it led to, and beside it an entry in the ledger for each purpose. Whether
 * it may be made was decided before; the person's row is locked. What had lapsed until then is written down first, so that
 * the ledger tells it in order.
 */
@Component
class ConsentRecords {

    private final Lapses lapses;
    private final ConsentRows rows;
    private final Consents consents;
    private final Ledger ledger;
    private final ConsentNews news;
    private final LastSeen lastSeen;

    ConsentRecords(
            Lapses lapses, ConsentRows rows, Consents consents, Ledger ledger, ConsentNews news, LastSeen lastSeen) {
        this.lapses = lapses;
        this.rows = rows;
        this.consents = consents;
        this.ledger = ledger;
        this.news = news;
        this.lastSeen = lastSeen;
    }

    /** Gives what the grant names, and says where that stands now. */
    List<ConsentStatus> give(Person person, Grant grant, UUID receipt) {
        lapses.note(person);
        grant.purposes().forEach(purpose -> rows.give(person.key(), purpose, grant, receipt));
        List<ConsentStatus> given = statuses(person, grant.purposes());
        ledger.append(
                person,
                given.stream()
                        .map(status -> line(person, grant, status, receipt))
                        .toList());
        news.given(person, grant, given, receipt);
        lastSeen.noteNow(person.key());
        return given;
    }

    /** Ends these and refuses those, and says where both stand now. */
    List<ConsentStatus> end(
            Person person, EndRequest request, Set<Purpose> ending, Set<Purpose> refusing, UUID receipt) {
        lapses.note(person);
        ending.forEach(
                purpose -> rows.end(person.key(), purpose, request.into(), request.at(), request.actor(), receipt));
        refusing.forEach(purpose -> rows.refuse(person.key(), purpose, request.at(), request.actor(), receipt));
        List<ConsentStatus> ended = statuses(person, ending);
        List<ConsentStatus> changed = Stream.of(ended, statuses(person, refusing))
                .flatMap(List::stream)
                .sorted((one, other) -> one.purpose().compareTo(other.purpose()))
                .toList();
        ledger.append(
                person,
                changed.stream()
                        .map(status -> line(person, request, status, receipt))
                        .toList());
        news.ended(person, request, ended, receipt);
        return changed;
    }

    private List<ConsentStatus> statuses(Person person, Set<Purpose> purposes) {
        if (purposes.isEmpty()) {
            return List.of();
        }
        Map<Purpose, ConsentStatus> now = consents.recorded(person.key());
        return purposes.stream()
                .sorted()
                .map(now::get)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static LedgerLine line(Person person, Grant grant, ConsentStatus status, UUID receipt) {
        return new LedgerLine(
                status.purpose(),
                ConsentState.GIVEN,
                status.epoch(),
                grant.givenAt(),
                person.lockedAt(),
                LedgerLine.Terms.of(grant),
                LedgerLine.Word.of(grant.assertedBy()),
                receipt,
                null);
    }

    private static LedgerLine line(Person person, EndRequest request, ConsentStatus status, UUID receipt) {
        return new LedgerLine(
                status.purpose(),
                status.state(),
                status.epoch(),
                request.at(),
                person.lockedAt(),
                LedgerLine.Terms.NONE,
                LedgerLine.Word.of(request),
                receipt,
                null);
    }
}
