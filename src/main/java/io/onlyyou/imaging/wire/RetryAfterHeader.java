package io.onlyyou.imaging.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date in any of the three forms that are to be understood.
 * Whoever waits decides how much of it is heeded.
 */
public final class RetryAfterHeader {

    private static final Duration UNSAID = Duration.ofSeconds(15);

    /** The form without a zone, which the client's library does not read. */
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);

    /** What has more is longer than anybody waits. */
    private static final int MOST_DIGITS = 9;

    private RetryAfterHeader() {}

    /** Empty where it says nothing that makes sense; never negative. */
    public static Optional<Duration> parse(String value, Instant now) {
        String said = value.strip();
        if (isNumber(said)) {
            return Optional.of(
                    Duration.ofSeconds(said.length() > MOST_DIGITS ? Integer.MAX_VALUE : Long.parseLong(said)));
        }
        return date(said).map(date -> positive(Duration.between(now, date)));
    }

    private static Optional<Instant> date(String said) {
        Instant withZone = DateUtils.parseStandardDate(said);
        if (withZone != null) {
            return Optional.of(withZone);
        }
        try {
            return Optional.of(LocalDateTime.parse(said, ASCTIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }

    /** What the answer says, or a quarter of a minute. */
    public static Duration of(WireOutcome.Answer answer, Instant now) {
        return answer.header("retry-after").flatMap(value -> parse(value, now)).orElse(UNSAID);
    }

    private static boolean isNumber(String said) {
        return !said.isEmpty() && said.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
