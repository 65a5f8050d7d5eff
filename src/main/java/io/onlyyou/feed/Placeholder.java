package io.onlyyou.feed;

import java.util.Optional;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where in the values a template looks.
 *
 * @param path names separated by dots, such as {@code image.width}; a number counts into an array
 * @param html whether the value is escaped for HTML
 */
record Placeholder(String path, boolean html) {

    private static final String HTML = "|html";

    /** What stands between the braces of a placeholder. */
    static Placeholder parse(String source) {
        return source.endsWith(HTML)
                ? new Placeholder(source.substring(0, source.length() - HTML.length()), true)
                : new Placeholder(source, false);
    }

    Optional<JsonNode> find(ObjectNode values) {
        JsonNode found = values.at("/" + path.replace('.', '/'));
        return found.isMissingNode() ? Optional.empty() : Optional.of(found);
    }

    String text(JsonNode value) {
        String text = value.asString();
        return html ? HtmlUtils.htmlEscape(text, "UTF-8") : text;
    }
}
