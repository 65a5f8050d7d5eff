package io.onlyyou.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Plan} on the wire. */
record PlanView(
        String requestId,
        @Schema(allowableValues = {"injected", "unchanged"}) String outcome,

        @Schema(description = "Why the page is left as it is; only where it is")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String reason,

        List<Plan.PlannedInsertion> insertions) {

    static PlanView of(String requestId, Plan plan) {
        return switch (plan) {
            case Plan.Inserting inserting -> new PlanView(requestId, "injected", null, inserting.insertions());
            case Plan.Leaving leaving ->
                new PlanView(requestId, "unchanged", leaving.reason().wire(), List.of());
        };
    }
}
