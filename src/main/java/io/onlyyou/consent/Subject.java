package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A person as the caller names them: an opaque string, compared byte for byte, never normalised.
 *
 * @param value 1 to 128 characters of {@code A-Z a-z 0-9 . _ : @ -}, beginning with a letter or a digit
 */
public record Subject(@JsonValue String value) {

    /** What an id of the caller's may look like. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** Fails with {@link IllegalArgumentException} where the value is not of the promised form. */
    @JsonCreator
    public Subject {
        if (!isValid(value)) {
            throw new IllegalArgumentException("An id has the form " + PATTERN + ".");
        }
    }

    /** Whether the value may name a person. */
    public static boolean isValid(String value) {
        return VALID.matcher(value).matches();
    }

    /** Says nothing about the person, so that an id cannot slip into a log line. */
    @Override
    public String toString() {
        return "Subject[…]";
    }
}
