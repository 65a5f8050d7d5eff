package io.onlyyou.admin;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Receipts;
import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;

/** Trust and safety, and auditors, read the receipts that a person was given. */
@RestController
@RequestMapping("/v1/admin/subjects/{subject}/receipts/{receipt}")
@Tag(name = "The administrator's side")
class ReceiptsController {

    private static final String JOSE = "application/jose";

    private final People people;
    private final Receipts receipts;

    ReceiptsController(People people, Receipts receipts) {
        this.people = people;
        this.receipts = receipts;
    }

    /** Where a receipt is found. */
    static String path(Subject subject, UUID receipt) {
        return "/v1/admin/subjects/" + subject.value() + "/receipts/" + receipt;
    }

    @GetMapping
    @Operation(operationId = "receiptOfSubject", summary = "A receipt of the person, as JSON or signed")
    @ApiResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ObjectNode read(@PathVariable Subject subject, @PathVariable UUID receipt) {
        return receipts.find(subject, key(subject), receipt)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping(produces = JOSE)
    @Operation(operationId = "receiptOfSubject", summary = "A receipt of the person, as JSON or signed")
    @ApiResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(mediaType = JOSE, schema = @Schema(type = "string")))
    String readSigned(@PathVariable Subject subject, @PathVariable UUID receipt) {
        return receipts.findSigned(subject, key(subject), receipt)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private @Nullable PersonKey key(Subject subject) {
        return people.find(subject).orElse(null);
    }
}
