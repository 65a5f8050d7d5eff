package io.onlyyou;

import io.onlyyou.onboarding.FailedEvents;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Gives a failed event of a batch the problem that it would have met alone. */
@Component
class FailedEventProblems implements FailedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(FailedEventProblems.class);

    @Override
    public Failed describe(RuntimeException failure) {
        ResponseEntity<Problem> answer = RoomRefusals.of(failure).orElseGet(() -> {
            if (failure instanceof JacksonException json) {
                return JsonProblems.of(json);
            }
            LOG.error("An event of a batch failed", WithoutMessages.of(failure));
            return Problems.of(ProblemType.INTERNAL_ERROR);
        });
        return new Failed(answer.getStatusCode().value(), Objects.requireNonNull(answer.getBody()));
    }
}
