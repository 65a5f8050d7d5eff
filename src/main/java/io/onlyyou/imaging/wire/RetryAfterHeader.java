package io.onlyyou.imaging.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. Whoever waits decides how much of it is heeded. */
public final class RetryAfterHeader {

    private static final Duration UNSAID = Duration.ofSeconds(15);

    private RetryAfterHeader() {}

    /** Empty where it says nothing that makes sense; never negative. */
    public static Optional<Duration> parse(String value, Instant now) {
        String said = value.strip();
        try {
            return Optional.of(
                    isNumber(said)
                            ? Duration.ofSeconds(Long.parseLong(said))
                            : positive(Duration.between(
                                    now,
                                    ZonedDateTime.parse(
                                            said, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US)))));
        } catch (NumberFormatException | DateTimeException | ArithmeticException nonsense) {
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
