package io.onlyyou;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads instants as RFC 3339 writes them: a date, a time to the second or finer, an offset, years 0000 to 9999.
 *
 * <p>Jackson's own also takes epoch numbers, offsets without a colon and years of ten digits. A leap second (:60) is refused.
 */
class Rfc3339Instant extends StdScalarDeserializer<Instant> {

    private static final Pattern SHAPE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    Rfc3339Instant() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getString().toUpperCase(Locale.ROOT);
        if (SHAPE.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noSuchTime) {
                // falls through: the 30th of February and the like
            }
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an RFC 3339 instant");
    }
}
