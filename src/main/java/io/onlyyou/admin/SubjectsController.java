package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trust and safety looks at what is on record about a person. */
@RestController
@RequestMapping("/v1/admin/subjects/{subject}")
@Tag(name = "The administrator's side")
class SubjectsController {

    private final SubjectFiles files;

    SubjectsController(SubjectFiles files) {
        this.files = files;
    }

    @GetMapping
    @Operation(
            summary = "Consents, history, counts and jobs of one person; no picture",
            description = "The history comes newest first; `next` is the cursor of what is older.")
    SubjectView read(
            @PathVariable Subject subject,
            @RequestParam(required = false) @Min(1) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return files.read(subject, cursor == null ? Long.MAX_VALUE : cursor, limit)
                .orElseThrow(AdminIds::absent);
    }
}
