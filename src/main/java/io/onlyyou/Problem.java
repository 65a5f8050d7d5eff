package io.onlyyou;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a refusal looks like on the wire, RFC 9457.
 *
 * <p>Not Spring's {@code ProblemDetail}: that one adds the request's path as {@code instance}, and our paths name people.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<Fault> errors) {

    static Problem of(ProblemType type, String detail, List<Fault> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, errors);
    }

    static Problem of(ProblemType type) {
        return of(type, type.advice(), List.of());
    }
}
