package io.onlyyou.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one receiver is doing.
 *
 * @param waiting messages that it has not taken yet
 * @param oldestAt since when the oldest of them has been waiting
 * @param givenUp messages that were dropped because they waited too long
 * @param failures in a row, since it last took anything; 0 where all is well
 * @param retryAt not tried before, or absent
 * @param lastFailure what went wrong last, in our words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceiverState(
        String name,
        long waiting,
        @Nullable Instant oldestAt,
        long delivered,
        long givenUp,
        int failures,
        @Nullable Instant retryAt,
        @Nullable Instant lastDeliveredAt,
        @Nullable Instant lastFailedAt,
        @Nullable String lastFailure) {

    static ReceiverState untouched(String name) {
        return new ReceiverState(name, 0, null, 0, 0, 0, null, null, null, null);
    }
}
