package io.onlyyou.admin;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Trust and safety ends a person's consent, and lifts holds. */
@RestController
@RequestMapping("/v1/admin/subjects/{subject}")
@Tag(name = "The administrator's side")
class RevocationsController {

    private final Revocations revocations;
    private final RequestKeys keys;

    RevocationsController(Revocations revocations, RequestKeys keys) {
        this.revocations = revocations;
        this.keys = keys;
    }

    @PostMapping("/revocations")
    @Operation(
            summary = "End a person's consent, with a reason",
            description =
                    "`hold` blocks a new opt-in until it is lifted, also of a person nobody has heard of yet. Where nothing"
                            + " is left to end, the order is put on record once: the same order again gives the same receipt.")
    DeletionReceipt revoke(
            @PathVariable Subject subject,
            @Valid @RequestBody RevocationRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Actor actor) {
        return revocations
                .revoke(subject, request, actor, keys.of(idempotencyKey, request, actor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @DeleteMapping("/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lift a hold")
    void liftHold(@PathVariable Subject subject) {
        if (!revocations.liftHold(subject)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
