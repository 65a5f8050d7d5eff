package io.onlyyou.admin;

import io.onlyyou.consent.ConsentView;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Ledger;
import io.onlyyou.consent.LedgerEntry;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Subject;
import io.onlyyou.feed.Showings;
import io.onlyyou.portrait.PortraitFigures;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is on record about a person, as of one moment. */
@Service
class SubjectFiles {

    private static final int JOBS = 20;

    private final People people;
    private final Consents consents;
    private final Ledger ledger;
    private final PortraitFigures portraits;
    private final Showings showings;

    SubjectFiles(People people, Consents consents, Ledger ledger, PortraitFigures portraits, Showings showings) {
        this.people = people;
        this.consents = consents;
        this.ledger = ledger;
        this.portraits = portraits;
        this.showings = showings;
    }

    /** Empty where the person was never heard of; {@code before} is a place in the ledger. */
    @Transactional
    public Optional<SubjectView> read(Subject subject, long before, int limit) {
        return people.lockKnown(subject).map(person -> view(person, before, limit));
    }

    private SubjectView view(Person person, long before, int limit) {
        List<LedgerEntry> found = ledger.before(person.key(), before, limit + 1);
        boolean more = found.size() > limit;
        List<LedgerEntry> page = more ? found.subList(0, limit) : found;
        return new SubjectView(
                person.subject().value(),
                person.onHold(),
                person.lastEndedAt(),
                consents.of(person.key()).values().stream()
                        .map(status ->
                                ConsentView.of(status, receipt -> ReceiptsController.path(person.subject(), receipt)))
                        .toList(),
                page,
                page.stream()
                        .map(entry -> ReceiptsController.path(person.subject(), entry.receipt()))
                        .distinct()
                        .toList(),
                more ? Long.toString(page.getLast().seq()) : null,
                SubjectView.Counts.of(portraits.of(person.key()), showings.countOf(person.key())),
                portraits.latestJobs(person.key(), JOBS).stream()
                        .map(SubjectView.JobView::of)
                        .toList());
    }
}
