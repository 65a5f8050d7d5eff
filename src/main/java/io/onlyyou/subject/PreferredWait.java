package io.onlyyou.subject;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code wait} out of a {@code Prefer} header (RFC 7240): what is malformed counts as absent. */
final class PreferredWait {

    /** One preference with its value, which may be quoted; its parameters count for nothing. */
    private static final Pattern WAIT =
            Pattern.compile("wait\\s*=\\s*\"?([0-9]{1,9})\"?\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private PreferredWait() {}

    /** Of several, the first that says it. */
    static Optional<Duration> in(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        for (String preference : header.split(",", -1)) {
            Matcher wait = WAIT.matcher(preference.strip());
            if (wait.matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(wait.group(1))));
            }
        }
        return Optional.empty();
    }
}
