package io.onlyyou.imaging.comfyui;

import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.wire.Placeholders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A workflow in ComfyUI's API format, with the placeholders prompt, selfie (or selfie-1), selfie-2, selfie-3, seed, width
 * and height in its texts. Where fewer selfies are kept than the workflow names, the best one stands in.
 */
public final class Workflow {

    private static final int MOST_SELFIES = 3;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode template;

    private Workflow(JsonNode template) {
        this.template = template;
    }

    /** Fails with {@link IllegalArgumentException}, saying what is wrong. */
    public static Workflow parse(byte[] json) {
        JsonNode read;
        try {
            read = JsonMapper.shared().readTree(json);
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("It is no JSON.", noJson);
        }
        if (!read.isObject() || read.isEmpty() || !read.values().stream().allMatch(Workflow::isNode)) {
            throw new IllegalArgumentException(
                    "It is no workflow in API format: an object of nodes, each with class_type and inputs.");
        }
        String text = read.toString();
        if (!text.contains("{prompt}") || !text.contains("{selfie")) {
            throw new IllegalArgumentException("It says nowhere where {prompt} and {selfie} go.");
        }
        return new Workflow(read);
    }

    private static boolean isNode(JsonNode node) {
        return node.path("class_type").isString() && node.path("inputs").isObject();
    }

    JsonNode of(ImageRequest request, List<String> selfies) {
        Map<String, JsonNode> values = new HashMap<>();
        values.put("prompt", NODES.stringNode(request.prompt()));
        values.put("selfie", NODES.stringNode(selfies.getFirst()));
        for (int number = 1; number <= MOST_SELFIES; number++) {
            String selfie = number <= selfies.size() ? selfies.get(number - 1) : selfies.getFirst();
            values.put("selfie-" + number, NODES.stringNode(selfie));
        }
        values.put("seed", NODES.numberNode(request.seed() & Long.MAX_VALUE));
        values.put("width", NODES.numberNode(request.width()));
        values.put("height", NODES.numberNode(request.height()));
        return new Placeholders(values).fill(template);
    }
}
