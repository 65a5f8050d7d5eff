package io.onlyyou.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/** Records a person's yes, or refuses to with a {@link ConsentRefusedException} that says what would be needed. */
@Service
public class Agreements {

    private final NoticeShelf notices;
    private final Eligibility eligibility;
    private final ConsentRecords records;
    private final Receipts receipts;
    private final ViewerChanges viewerChanges;
    private final IdGenerator ids;

    Agreements(
            NoticeShelf notices,
            Eligibility eligibility,
            ConsentRecords records,
            Receipts receipts,
            ViewerChanges viewerChanges,
            IdGenerator ids) {
        this.notices = notices;
        this.eligibility = eligibility;
        this.records = records;
        this.receipts = receipts;
        this.viewerChanges = viewerChanges;
        this.ids = ids;
    }

    /** Gives each purpose by itself; one that is given already keeps its epoch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Agreement give(Person person, Grant grant) {
        refuseBundled(grant);
        notices.require(grant.notice(), grant.givenAt());
        refuseStale(person, grant.givenAt());
        eligibility.check(person, grant);
        UUID receipt = ids.generateId();
        List<ConsentStatus> given = records.give(person, grant, receipt);
        receipts.keep(person, ConsentReceipt.of(receipt, person, grant, given), given);
        viewerChanges.announce(person.subject());
        return new Agreement(given, receipt);
    }

    private static void refuseBundled(Grant grant) {
        if (grant.purposes().contains(Purpose.ADVERTISING) && grant.purposes().size() > 1) {
            throw new ConsentRefusedException(
                    Refusal.BUNDLED_CONSENT, "Ask for `advertising` by itself, in a request of its own.");
        }
    }

    private static void refuseStale(Person person, Instant givenAt) {
        Instant ended = person.lastEndedAt();
        if (ended != null && !givenAt.isAfter(ended)) {
            throw new ConsentRefusedException(
                    Refusal.STALE_CONSENT,
                    "This yes is not after the person's last ending, so it was not counted. Our clock says %s."
                            .formatted(person.lockedAt()));
        }
    }
}
