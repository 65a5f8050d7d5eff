package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The retention schedule as configured.
 *
 * @param idle what belongs to people who have not been seen for so long is destroyed
 * @param warning how long before that the app is told
 * @param idleDestroyed whether that is done at all: not where no webhook is configured that could hear the warning, unless
 *     {@code onlyyou.retention.unannounced} says so
 * @param lastSeen how exactly it is known when a person was last seen
 * @param audit how long looks and acts of administrators are kept
 * @param undelivered how long an event waits for a receiver before it is given up
 * @param consentValidity how long a consent counts that is given now; absent: until somebody ends it
 * @param lapseGrace how long a consent that has lapsed is suspended before it ends, and what rests on it is destroyed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RetentionView(
        String idle,
        String warning,
        boolean idleDestroyed,
        String lastSeen,
        String audit,
        String undelivered,
        @Nullable String consentValidity,
        String lapseGrace,
        List<Kept> schedule) {

    /** One kind of data, and how long it is kept. */
    record Kept(String data, String kept) {}

    static String days(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }
}
