package io.onlyyou.imaging.wire;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills <code>{prompt}</code> and the like into the texts of a JSON document. A text that is one placeholder and nothing else
 * becomes its value, whatever type that has; what a value holds is never looked at again.
 */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+(?:-[0-9])?)}");

    private final Map<String, JsonNode> values;

    public Placeholders(Map<String, JsonNode> values) {
        this.values = Map.copyOf(values);
    }

    /** A copy, filled in. A placeholder that nobody knows stays as it is. */
    public JsonNode fill(JsonNode template) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (template) {
            case ObjectNode object -> {
                ObjectNode copy = nodes.objectNode();
                object.properties().forEach(property -> copy.set(property.getKey(), fill(property.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = nodes.arrayNode();
                array.forEach(element -> copy.add(fill(element)));
                yield copy;
            }
            default -> template.isString() ? text(template.stringValue()) : template;
        };
    }

    /** The same for a single text. */
    public JsonNode text(String template) {
        Matcher whole = PLACEHOLDER.matcher(template);
        if (whole.matches()) {
            JsonNode value = values.get(whole.group(1));
            return value == null ? JsonNodeFactory.instance.stringNode(template) : value;
        }
        return JsonNodeFactory.instance.stringNode(PLACEHOLDER.matcher(template).replaceAll(found -> {
            JsonNode value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value.asString());
        }));
    }
}
