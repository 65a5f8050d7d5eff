package io.onlyyou;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Makes the answers to refused requests. Mapping a room's exception is one line in {@link RoomProblems}.
 *
 * <p>A detail says what to do; it must hold nothing personal, no SQL and no class name.
 */
final class Problems {

    /** How long callers should wait before they try again, in seconds: long enough for a failover of the database to end. */
    static final String RETRY_AFTER = "2";

    private Problems() {}

    static ResponseEntity<Problem> of(ProblemType type) {
        return of(Problem.of(type));
    }

    static ResponseEntity<Problem> of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    static ResponseEntity<Problem> of(ProblemType type, String detail, List<Fault> errors) {
        return of(Problem.of(type, detail, errors));
    }

    static ResponseEntity<Problem> invalid(List<Fault> errors) {
        return of(ProblemType.INVALID_REQUEST, ProblemType.INVALID_REQUEST.advice(), errors);
    }

    static ResponseEntity<Problem> of(Problem problem) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (waits(problem.status())) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        return answer.body(problem);
    }

    /** With a time of its own to come back after. */
    static ResponseEntity<Problem> later(ProblemType type, String detail, Duration after) {
        Problem problem = Problem.of(type, detail, List.of());
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds()))
                .body(problem);
    }

    static boolean waits(int status) {
        return status == ProblemType.UNAVAILABLE.status() || status == ProblemType.TOO_MANY_REQUESTS.status();
    }
}
