package io.onlyyou.subject;

import io.onlyyou.consent.Ledger;
import io.onlyyou.consent.LedgerEntry;
import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Receipts;
import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;

/** What is on record about a person's consents: the ledger and the receipts. */
@RestController
@RequestMapping("/v1/subjects/{subject}")
@Tag(name = "The person's side")
class RecordsController {

    /** A JSON Web Signature in its compact form, RFC 7515. */
    private static final String JOSE = "application/jose";

    private final People people;
    private final Ledger ledger;
    private final Receipts receipts;

    RecordsController(People people, Ledger ledger, Receipts receipts) {
        this.people = people;
        this.ledger = ledger;
        this.receipts = receipts;
    }

    @GetMapping("/consents/history")
    @Transactional(readOnly = true)
    @Operation(summary = "Every entry of the ledger for the person, oldest first")
    public HistoryView history(
            @PathVariable Subject subject,
            @RequestParam(defaultValue = "0") @Min(0) long cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<LedgerEntry> found = people.find(subject)
                .map(person -> ledger.after(person, cursor, limit + 1))
                .orElse(List.of());
        boolean more = found.size() > limit;
        List<LedgerEntry> page = more ? found.subList(0, limit) : found;
        return new HistoryView(page, more ? Long.toString(page.getLast().seq()) : null);
    }

    @GetMapping("/receipts/{receipt}")
    @Operation(summary = "The receipt of a consent given or ended")
    @ApiResponse(
            responseCode = "200",
            description = "The receipt, of a consent or of a deletion",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ObjectNode receipt(@PathVariable Subject subject, @PathVariable String receipt) {
        PersonKey person = people.find(subject).orElse(null);
        return parsed(receipt)
                .flatMap(id -> receipts.find(subject, person, id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping(path = "/receipts/{receipt}", produces = JOSE)
    @Operation(summary = "The receipt of a consent given or ended")
    @ApiResponse(
            responseCode = "200",
            description = "The receipt, of a consent or of a deletion",
            content = @Content(mediaType = JOSE, schema = @Schema(type = "string")))
    String signedReceipt(@PathVariable Subject subject, @PathVariable String receipt) {
        PersonKey person = people.find(subject).orElse(null);
        return parsed(receipt)
                .flatMap(id -> receipts.findSigned(subject, person, id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
