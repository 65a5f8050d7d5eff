package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trust and safety takes one portrait down. */
@RestController
@RequestMapping("/v1/admin/portraits/{id}")
@Tag(name = "The administrator's side")
class TakedownController {

    private final Takedowns takedowns;

    TakedownController(Takedowns takedowns) {
        this.takedowns = takedowns;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take one portrait down for good, with a reason",
            description = "The reason comes in the body, or in the query where bodies do not get through.")
    void takeDown(
            @PathVariable String id,
            @RequestParam Subject subject,
            @Parameter(description = "in place of a body") @RequestParam(required = false) @Nullable String reason,
            @Valid @RequestBody(required = false) @Nullable TakedownRequest request) {
        if (request == null && (reason == null || reason.isBlank())) {
            throw new MissingReasonException();
        }
        takedowns.takeDown(subject, AdminIds.parse(id));
    }
}
