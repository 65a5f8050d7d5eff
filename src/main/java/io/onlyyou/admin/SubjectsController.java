package io.onlyyou.admin;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Ledger;
import io.onlyyou.consent.LedgerEntry;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Trust and safety looks at what is on record about a person. */
@RestController
@RequestMapping("/v1/admin/subjects/{subject}")
@Tag(name = "The administrator's side")
class SubjectsController {

    private static final int LATEST = 200;

    private final People people;
    private final Consents consents;
    private final Ledger ledger;

    SubjectsController(People people, Consents consents, Ledger ledger) {
        this.people = people;
        this.consents = consents;
        this.ledger = ledger;
    }

    @GetMapping
    @Transactional
    @Operation(summary = "Consents and history of one person; no picture")
    public SubjectView read(@PathVariable Subject subject) {
        return people.lockKnown(subject)
                .map(this::view)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private SubjectView view(Person person) {
        List<LedgerEntry> history = ledger.after(person.key(), 0, LATEST);
        List<String> receipts = history.stream()
                .map(entry -> ReceiptsController.path(person.subject(), entry.receipt()))
                .distinct()
                .toList();
        return new SubjectView(
                person.subject().value(),
                person.onHold(),
                person.lastEndedAt(),
                consents.of(person.key()).values(),
                history,
                receipts);
    }
}
