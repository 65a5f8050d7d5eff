package io.onlyyou;

import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

/** Recognises, in what a handler threw, that the request itself came in badly: too much, too slowly, or garbled. */
final class TransportFaults {

    private TransportFaults() {}

    static Optional<ProblemType> in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BodyRefusedException body -> {
                    return Optional.of(body.type());
                }
                case SocketTimeoutException slow -> {
                    return Optional.of(ProblemType.REQUEST_TIMEOUT);
                }
                case BadRequestException garbled -> {
                    return Optional.of(ProblemType.MALFORMED_REQUEST);
                }
                case InvalidParameterException parameters -> {
                    return Optional.of(ProblemType.ofStatus(parameters.getErrorCode()));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }
}
