package io.onlyyou.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON document with holes, compiled once: filled with the values of one insertion it gives compact UTF-8 bytes.
 *
 * <p>A string of the document may contain placeholders such as {@code ${caption}}; {@code ${caption|html}} escapes the
 * value for HTML. A string that is exactly one placeholder becomes the value itself, whether text, number, object or
 * array: {@code "${image.width}"} gives {@code 1024}.
 * A dollar sign doubled before a brace stands for itself. The values are those of {@link ItemValues}.
 */
final class ItemTemplate {

    /** A piece of the finished item. */
    sealed interface Part {}

    /** Bytes that are the same in every item. */
    record Fixed(byte[] json) implements Part {}

    /** A value in its own JSON type. */
    record Whole(Placeholder placeholder) implements Part {}

    /** A value inside a string, without quotes. */
    record Inside(Placeholder placeholder) implements Part {}

    private final List<Part> parts;

    private ItemTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /** Fails with {@link IllegalArgumentException}, whose message says what would be right. */
    static ItemTemplate compile(byte[] document) {
        return new ItemTemplate(new TemplateCompiler().compile(document));
    }

    /** The item with these values, which must have the shape of {@link ItemValues#example}. */
    byte[] render(ObjectNode values) {
        ByteArrayOutputStream item = new ByteArrayOutputStream();
        for (Part part : parts) {
            item.writeBytes(
                    switch (part) {
                        case Fixed fixed -> fixed.json();
                        case Whole whole -> Json.MAPPER.writeValueAsBytes(find(values, whole.placeholder()));
                        case Inside inside ->
                            Json.inside(inside.placeholder().text(find(values, inside.placeholder())))
                                    .getBytes(StandardCharsets.UTF_8);
                    });
        }
        return item.toByteArray();
    }

    private static JsonNode find(ObjectNode values, Placeholder placeholder) {
        return placeholder
                .find(values)
                .orElseThrow(() -> new IllegalStateException("No value for " + placeholder.path()));
    }
}
