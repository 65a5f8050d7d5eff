package io.onlyyou;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Names places in a JSON document by RFC 6901, from the ways in which libraries name them. */
final class Pointers {

    private static final Pattern STEP = Pattern.compile("[^.\\[\\]]+");

    private Pointers() {}

    /** From a path of Jackson's. */
    static String of(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            String name = step.getPropertyName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    /** From a property path of Jakarta Validation: {@code data.selfies[0].content} is {@code /data/selfies/0/content}. */
    static String of(String propertyPath) {
        var pointer = new StringBuilder();
        STEP.matcher(propertyPath)
                .results()
                .map(step -> escaped(step.group()))
                .filter(step -> !step.startsWith("<"))
                .forEach(step -> pointer.append('/').append(step));
        return pointer.toString();
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
