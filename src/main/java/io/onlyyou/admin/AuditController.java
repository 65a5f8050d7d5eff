package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Auditors see what administrators looked at and did. */
@RestController
@RequestMapping("/v1/admin/audit")
@Tag(name = "The administrator's side")
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            summary = "Every look and act of an administrator, newest first",
            description =
                    "This look is among them, and so is what an administrator tried without the scope for it (403). Any call below /v1/admin may say why in the header Onlyyou-Reason.")
    AuditPage read(
            @RequestParam(required = false) @Nullable Subject subject,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<AuditEntry> found = audit.read(subject, cursor, limit + 1);
        boolean more = found.size() > limit;
        List<AuditEntry> page = more ? found.subList(0, limit) : found;
        return new AuditPage(page, more ? page.getLast().id().toString() : null);
    }
}
