package io.onlyyou;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** Turns everything that a framework throws into a problem; what the rooms throw is mapped in {@link RoomProblems}. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Also for a room that reads its body itself, by the application's mapper. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> json(JacksonException failure) {
        Optional<ProblemType> transport = TransportFaults.in(failure);
        if (transport.isPresent()) {
            return Problems.of(transport.get());
        }
        return failure instanceof InvalidDefinitionException ? anything(failure) : JsonProblems.of(failure);
    }

    /** Thrown where a handler first looks at a header or parameter that the firewall does not let through. */
    @ExceptionHandler
    ResponseEntity<Problem> rejected(RequestRejectedException rejection) {
        return Problems.of(ProblemType.MALFORMED_REQUEST);
    }

    /** The security chain, not this advice, answers these. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException denial) {
        throw denial;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> anything(Exception failure) {
        Optional<ProblemType> transport = TransportFaults.in(failure);
        if (transport.isPresent()) {
            return Problems.of(transport.get());
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // nobody is left to answer
        }
        LOG.error("Request failed", WithoutMessages.of(failure));
        return Problems.of(ProblemType.INTERNAL_ERROR);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Problem> answer = answer(failure, status);
        return answer == null
                ? null
                : ResponseEntity.status(answer.getStatusCode())
                        .headers(headers)
                        .headers(answer.getHeaders())
                        .body(answer.getBody());
    }

    private @Nullable ResponseEntity<Problem> answer(Exception failure, HttpStatusCode status) {
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable.getCause() instanceof JacksonException json
                    ? json(json)
                    : Problems.of(TransportFaults.in(unreadable).orElse(ProblemType.MALFORMED_REQUEST));
        }
        return InvalidArguments.in(failure)
                .orElseGet(() -> status.is5xxServerError() && status.value() != 503
                        ? anything(failure)
                        : Problems.of(ProblemType.ofStatus(status.value())));
    }
}
