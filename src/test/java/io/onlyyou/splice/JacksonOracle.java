package io.onlyyou.splice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What Jackson's streaming parser makes of a body. Its limits on size are lifted; that on depth is ours.
 *
 * <p>Jackson alone is laxer than a page may be: it lets some invalid UTF-8 pass, reads UTF-16 and UTF-32, and takes
 * several documents one after the other. {@link #items} adds what is missing; {@link #reads} shows Jackson as it is.
 */
final class JacksonOracle {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(PageScanner.MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JacksonOracle() {}

    /** Where the items lie; empty if the body is no page or the pointer does not lead to one array without doubt. */
    static Optional<List<Span>> items(byte[] body, String pointer) {
        if (!isUtf8WithoutNul(body)) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return items(parser, pointer);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Whether Jackson reads the body to its end without complaint. */
    static boolean reads(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            while (parser.nextToken() != null) {
                parser.finishToken();
            }
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static Optional<List<Span>> items(JsonParser parser, String pointer) {
        List<List<Span>> arrays = new ArrayList<>();
        List<String> visited = new ArrayList<>();
        int open = 0;
        int documents = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructEnd()) {
                open--;
            } else if (token != JsonToken.PROPERTY_NAME) {
                documents += open == 0 ? 1 : 0;
                String here = parser.streamReadContext().pathAsPointer().toString();
                if (pointer.equals(here) || pointer.startsWith(here + "/")) {
                    visited.add(here);
                }
                if (token == JsonToken.START_ARRAY && pointer.equals(here)) {
                    arrays.add(elements(parser));
                } else if (token.isStructStart()) {
                    open++;
                }
            }
        }
        boolean repeated = visited.stream().distinct().count() < visited.size();
        return arrays.size() == 1 && documents == 1 && !repeated ? Optional.of(arrays.get(0)) : Optional.empty();
    }

    private static List<Span> elements(JsonParser parser) {
        List<Span> spans = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long start = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken(); // or a string would end where it begins
            spans.add(new Span((int) start, (int) parser.currentLocation().getByteOffset()));
        }
        return spans;
    }

    private static boolean isUtf8WithoutNul(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .chars()
                    .noneMatch(c -> c == 0);
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
