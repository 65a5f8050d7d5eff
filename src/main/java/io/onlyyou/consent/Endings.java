package io.onlyyou.consent;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/**
 * Ends consent, with everything that has to happen in other rooms, in one transaction.
 *
 * <p>Ending what has ended changes nothing and gives the receipt of the first time. An administrator's order that finds nothing
 * to end is put on record once, with its reason: see {@code docs/decisions/0053-an-order-that-ends-nothing.md}.
 */
@Service
public class Endings {

    private final People people;
    private final Consents consents;
    private final ConsentRecords records;
    private final Receipts receipts;
    private final EndingEffects effects;
    private final IdGenerator ids;

    Endings(
            People people,
            Consents consents,
            ConsentRecords records,
            Receipts receipts,
            EndingEffects effects,
            IdGenerator ids) {
        this.people = people;
        this.consents = consents;
        this.records = records;
        this.receipts = receipts;
        this.effects = effects;
        this.ids = ids;
    }

    /** Carries it out under the lock on the person's row that the caller holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeletionReceipt end(Person person, EndRequest request) {
        Map<Purpose, ConsentStatus> before = consents.recorded(person.key());
        EndRequest wanted = leavingNobody(person, request, before);
        Set<Purpose> ending = among(wanted, before, Endings::canEnd);
        Set<Purpose> refusing = among(wanted, before, status -> isRefusal(wanted, status));
        boolean changes =
                wanted.erase() || (wanted.hold() && !person.onHold()) || !ending.isEmpty() || !refusing.isEmpty();
        return (changes ? Optional.<DeletionReceipt>empty() : earlier(person, wanted, before))
                .orElseGet(() -> carryOut(person, wanted, ending, refusing, null));
    }

    /** The same for a request with an idempotency key: asked again, it gives the same receipt. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeletionReceipt end(Person person, EndRequest request, RequestKey key) {
        return receipts.madeBy(person, key).orElseGet(() -> {
            Map<Purpose, ConsentStatus> before = consents.recorded(person.key());
            Set<Purpose> ending = among(request, before, Endings::canEnd);
            return carryOut(person, leavingNobody(person, request, before), ending, Set.of(), key);
        });
    }

    /** Lifts a hold, also a deleted account's, so that the person may opt in again; false where there was none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean liftHold(Subject subject) {
        return people.lockKnown(subject).map(people::liftHold).orElseGet(() -> people.liftHoldOfErased(subject));
    }

    /** Of a deleted account there is nobody to refuse for or to hold by name: the row that was made to be locked goes again. */
    private EndRequest leavingNobody(Person person, EndRequest request, Map<Purpose, ConsentStatus> before) {
        boolean nobody = before.values().stream().allMatch(status -> status.state() == ConsentState.UNKNOWN);
        return nobody && !request.erase() && people.isErased(person) ? request.erasing() : request;
    }

    private DeletionReceipt carryOut(
            Person person, EndRequest request, Set<Purpose> ending, Set<Purpose> refusing, @Nullable RequestKey key) {
        UUID id = ids.generateId();
        List<ConsentStatus> changed = records.end(person, request, ending, refusing, id);
        if (!changed.isEmpty() || request.into() == ConsentState.REVOKED) {
            people.noteEnding(person, request.at(), request.hold());
        }
        EndingTally tally = effects.take(person, request, ending);
        DeletionReceipt receipt = DeletionReceipt.of(id, person, request, changed, tally);
        receipts.keep(person, receipt, changed, key);
        return request.erase() ? forget(person, request, receipt, changed, key) : receipt;
    }

    /** Leaves the ledger to nobody, and the receipt to whoever knows both the id and the receipt's own name. */
    private DeletionReceipt forget(
            Person person,
            EndRequest request,
            DeletionReceipt receipt,
            List<ConsentStatus> changed,
            @Nullable RequestKey key) {
        UUID name = key == null ? ids.generateId() : receipts.nameApart(person.subject(), key);
        DeletionReceipt apart = receipt.named(name);
        receipts.keepApart(person, apart, changed, key);
        people.forget(person, person.lockedAt(), person.onHold() || request.hold());
        return apart;
    }

    /** The receipt that a request which changes nothing was answered with before. */
    private Optional<DeletionReceipt> earlier(Person person, EndRequest request, Map<Purpose, ConsentStatus> before) {
        return switch (request.into()) {
            case WITHDRAWN -> lastReceipt(person, request, before);
            case REVOKED -> {
                // A yes that was said before this order is late, whether or not the order changes anything.
                people.noteEnding(person, request.at(), false);
                yield receipts.ofSameOrder(person, request);
            }
            case GIVEN, REFUSED, EXPIRED, SUPERSEDED, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<DeletionReceipt> lastReceipt(
            Person person, EndRequest request, Map<Purpose, ConsentStatus> before) {
        return request.purposes().stream()
                .map(before::get)
                .map(Objects::requireNonNull)
                .filter(status -> status.since() != null)
                .max(Comparator.comparing(status -> Objects.requireNonNull(status.since())))
                .flatMap(status -> receipts.deletion(person, Objects.requireNonNull(status.receipt())));
    }

    /** A person's no to what was never given; a deleted account has nobody left to say it. */
    private static boolean isRefusal(EndRequest request, ConsentStatus status) {
        return request.into() == ConsentState.WITHDRAWN && !request.erase() && status.state() == ConsentState.UNKNOWN;
    }

    private static boolean canEnd(ConsentStatus status) {
        return switch (status.state()) {
            case GIVEN -> true;
            // Suspended until then; without an end in sight it has ended already.
            case EXPIRED, SUPERSEDED -> status.until() != null;
            case REFUSED, WITHDRAWN, REVOKED, UNKNOWN -> false;
        };
    }

    private static Set<Purpose> among(
            EndRequest request, Map<Purpose, ConsentStatus> statuses, Predicate<ConsentStatus> test) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        for (Purpose purpose : request.purposes()) {
            if (test.test(Objects.requireNonNull(statuses.get(purpose)))) {
                purposes.add(purpose);
            }
        }
        return purposes;
    }
}
