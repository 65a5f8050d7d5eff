package io.onlyyou.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/**
 * Ends consent, with everything that has to happen in other rooms, in one transaction.
 *
 * <p>Ending what has ended changes nothing and gives the receipt of the first time.
 */
@Service
public class Endings {

    private final People people;
    private final ConsentRows rows;
    private final ConsentRecords records;
    private final List<EndingEffect> effects;
    private final IdGenerator ids;

    Endings(People people, ConsentRows rows, ConsentRecords records, List<EndingEffect> effects, IdGenerator ids) {
        this.people = people;
        this.rows = rows;
        this.records = records;
        this.effects = List.copyOf(effects);
        this.ids = ids;
    }

    /** Carries it out under the lock on the person's row that the caller holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeletionReceipt end(Person person, EndRequest request) {
        Map<Purpose, ConsentStatus> before = records.current(person.key());
        Set<Purpose> ending = in(request, before, Endings::canEnd);
        Set<Purpose> refusing = request.into() == ConsentState.WITHDRAWN
                ? in(request, before, status -> status.state() == ConsentState.UNKNOWN)
                : Set.of();
        boolean changes = !ending.isEmpty() || !refusing.isEmpty() || request.hold() || request.erase();
        if (!changes) {
            Optional<DeletionReceipt> earlier = lastReceipt(person, request, before);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        return carryOut(person, request, ending, refusing, null);
    }

    /** The same for a request with an idempotency key: asked again, it gives the same receipt. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeletionReceipt end(Person person, EndRequest request, RequestKey key) {
        return records.madeBy(person, key).orElseGet(() -> {
            Map<Purpose, ConsentStatus> before = records.current(person.key());
            return carryOut(person, request, in(request, before, Endings::canEnd), Set.of(), key);
        });
    }

    /** Lifts a hold, so that the person may opt in again; false where there was none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean liftHold(Person person) {
        return people.liftHold(person);
    }

    private DeletionReceipt carryOut(
            Person person, EndRequest request, Set<Purpose> ending, Set<Purpose> refusing, @Nullable RequestKey key) {
        UUID id = ids.generateId();
        ending.forEach(purpose -> rows.end(person.key(), purpose, request.into(), request.at(), request.actor(), id));
        refusing.forEach(purpose -> rows.refuse(person.key(), purpose, request.at(), request.actor(), id));
        Map<Purpose, ConsentStatus> after = records.current(person.key());
        List<ConsentStatus> changed = new ArrayList<>();
        ending.forEach(purpose -> changed.add(after.get(purpose)));
        refusing.forEach(purpose -> changed.add(after.get(purpose)));
        changed.sort(Comparator.comparing(ConsentStatus::purpose));
        changed.forEach(status -> records.append(person, line(person, request, status, id)));
        if (!changed.isEmpty() || request.erase() || request.hold()) {
            people.noteEnding(person, request.at(), request.hold());
        }
        DeletionReceipt receipt = receipt(id, person, request, changed, takeEffect(person, request, ending));
        records.keep(person, receipt, key);
        if (request.erase()) {
            people.forget(person, request.at());
        }
        return receipt;
    }

    private EndingTally takeEffect(Person person, EndRequest request, Set<Purpose> ended) {
        if (ended.isEmpty() && !request.erase()) {
            return EndingTally.NOTHING;
        }
        Ending ending = new Ending(person.subject(), person.key(), ended, request.erase(), request.at());
        return effects.stream().map(effect -> effect.ended(ending)).reduce(EndingTally.NOTHING, EndingTally::plus);
    }

    private Optional<DeletionReceipt> lastReceipt(
            Person person, EndRequest request, Map<Purpose, ConsentStatus> before) {
        return request.purposes().stream()
                .map(before::get)
                .filter(status -> status.since() != null)
                .max(Comparator.comparing(status -> Objects.requireNonNull(status.since())))
                .flatMap(status -> records.deletion(person, Objects.requireNonNull(status.receipt())));
    }

    private static DeletionReceipt receipt(
            UUID id, Person person, EndRequest request, List<ConsentStatus> changed, EndingTally tally) {
        String reason = request.reason();
        return new DeletionReceipt(
                id,
                person.subject(),
                reason == null ? request.into().wire() : reason,
                request.actor().ledgerName(),
                request.at(),
                changed.stream().map(ConsentSummary::of).toList(),
                tally.jobsCancelled(),
                tally.selfiesDestroyed(),
                tally.portraitsDestroyed(),
                tally.sharesEnded(),
                tally.keysDestroyed(),
                0,
                null,
                List.of());
    }

    private static LedgerLine line(Person person, EndRequest request, ConsentStatus status, UUID receipt) {
        return new LedgerLine(
                status.purpose(),
                status.state(),
                status.epoch(),
                request.at(),
                person.lockedAt(),
                null,
                null,
                null,
                request.actor().ledgerName(),
                request.reason(),
                request.ticket(),
                receipt);
    }

    private static boolean canEnd(ConsentStatus status) {
        return switch (status.state()) {
            case GIVEN, EXPIRED, SUPERSEDED -> true;
            case REFUSED, WITHDRAWN, REVOKED, UNKNOWN -> false;
        };
    }

    private static Set<Purpose> in(
            EndRequest request,
            Map<Purpose, ConsentStatus> statuses,
            java.util.function.Predicate<ConsentStatus> test) {
        return request.purposes().stream()
                .filter(purpose -> test.test(Objects.requireNonNull(statuses.get(purpose))))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
