package io.onlyyou.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Cuts a template into fixed bytes and placeholders; used once for each template. */
final class TemplateCompiler {

    private static final Pattern TOKEN = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");

    private final List<ItemTemplate.Part> parts = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();

    List<ItemTemplate.Part> compile(byte[] document) {
        JsonNode root = read(document);
        if (!root.isObject()) {
            throw new IllegalArgumentException("A template is a JSON object.");
        }
        add(root);
        flush();
        return List.copyOf(parts);
    }

    private static JsonNode read(byte[] document) {
        try {
            return Json.MAPPER.readTree(document);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A template is one valid JSON document: " + e.getOriginalMessage(), e);
        }
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            addObject(node);
        } else if (node.isArray()) {
            addArray(node);
        } else if (node.isString()) {
            addString(node.asString());
        } else {
            fixed.append(node);
        }
    }

    private void addObject(JsonNode object) {
        String before = "{";
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().contains("${")) {
                throw new IllegalArgumentException(
                        "A placeholder stands in a value, never in a name: " + member.getKey());
            }
            fixed.append(before)
                    .append(Json.MAPPER.writeValueAsString(member.getKey()))
                    .append(':');
            add(member.getValue());
            before = ",";
        }
        fixed.append(object.isEmpty() ? "{}" : "}");
    }

    private void addArray(JsonNode array) {
        String before = "[";
        for (JsonNode element : array) {
            fixed.append(before);
            add(element);
            before = ",";
        }
        fixed.append(array.isEmpty() ? "[]" : "]");
    }

    private void addString(String text) {
        Matcher token = TOKEN.matcher(text);
        if (token.matches() && token.group(1) != null) {
            Placeholder placeholder = placeholder(token);
            if (!placeholder.html()) {
                value(placeholder);
                flush();
                parts.add(new ItemTemplate.Whole(placeholder));
                return;
            }
        }
        fixed.append('"');
        int from = 0;
        token.reset();
        while (token.find()) {
            fixed.append(Json.inside(text.substring(from, token.start())));
            from = token.end();
            if (token.group(1) == null) {
                fixed.append("${");
            } else {
                addInside(placeholder(token));
            }
        }
        fixed.append(Json.inside(text.substring(from))).append('"');
    }

    private void addInside(Placeholder placeholder) {
        if (!value(placeholder).isValueNode()) {
            throw new IllegalArgumentException("${" + placeholder.path()
                    + "} is an object or an array, so it must be the whole string and cannot be HTML.");
        }
        flush();
        parts.add(new ItemTemplate.Inside(placeholder));
    }

    private static Placeholder placeholder(Matcher token) {
        if (token.group(2).isEmpty()) {
            throw new IllegalArgumentException("A placeholder ends with a brace, but this does not: " + token.group());
        }
        return Placeholder.parse(token.group(1));
    }

    private static JsonNode value(Placeholder placeholder) {
        return placeholder
                .find(ItemValues.example())
                .orElseThrow(() -> new IllegalArgumentException("There is no value ${" + placeholder.path()
                        + "}; there are "
                        + String.join(", ", ItemValues.example().propertyNames())
                        + ", and what is inside them, such as image.url."));
    }

    private void flush() {
        if (!fixed.isEmpty()) {
            parts.add(new ItemTemplate.Fixed(fixed.toString().getBytes(StandardCharsets.UTF_8)));
            fixed.setLength(0);
        }
    }
}
