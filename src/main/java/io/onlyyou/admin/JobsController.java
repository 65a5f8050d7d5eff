package io.onlyyou.admin;

import io.onlyyou.portrait.DeadJob;
import io.onlyyou.portrait.DeadLetters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Operators look at the portrait jobs that were given up, have them tried anew, or delete them. */
@RestController
@RequestMapping("/v1/admin/jobs")
@Tag(name = "The administrator's side")
class JobsController {

    private final DeadLetters letters;

    JobsController(DeadLetters letters) {
        this.letters = letters;
    }

    @GetMapping
    @Operation(summary = "The dead letters: jobs that were given up, newest first")
    DeadJobsView list(
            @Parameter(schema = @Schema(allowableValues = "dead"))
                    @RequestParam(defaultValue = "dead")
                    @Pattern(regexp = "dead", message = "must be dead, the only state that is listed")
                    String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<DeadJob> found = letters.newest(cursor, limit + 1);
        boolean more = found.size() > limit;
        List<DeadJob> page = more ? found.subList(0, limit) : found;
        return new DeadJobsView(page, more ? page.getLast().id() : null);
    }

    @PostMapping("/{id}/redrive")
    @Operation(
            summary = "Have a dead job tried anew",
            description = "The consents are looked at again: where one has ended, the job is cancelled instead.")
    RedrivenJobView redrive(@PathVariable UUID id) {
        return letters.redrive(id)
                .map(state -> new RedrivenJobView(id, state))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a dead job for good")
    void delete(@PathVariable UUID id) {
        if (!letters.delete(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
