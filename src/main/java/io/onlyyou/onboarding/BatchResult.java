package io.onlyyou.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What became of one event of a batch: its answer, or the problem with it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchResult(
        int status,
        @Nullable Boolean replayed,
        @Nullable EventView answer,
        @Nullable Object problem) {

    static BatchResult accepted(EventView answer, boolean replayed) {
        return new BatchResult(202, replayed, answer, null);
    }

    static BatchResult refused(FailedEvents.Failed failed) {
        return new BatchResult(failed.status(), null, null, failed.problem());
    }
}
