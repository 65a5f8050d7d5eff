package io.onlyyou.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** What became of one event of a batch: its answer, or the problem with it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchResult(
        int status,
        @Nullable Boolean replayed,
        @Nullable EventView answer,
        @Nullable ProblemDetail problem) {

    static BatchResult accepted(EventView answer, boolean replayed) {
        return new BatchResult(202, replayed, answer, null);
    }

    static BatchResult refused(ProblemDetail problem) {
        return new BatchResult(problem.getStatus(), null, null, problem);
    }
}
