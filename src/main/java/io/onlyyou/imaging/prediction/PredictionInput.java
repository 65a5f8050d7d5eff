package io.onlyyou.imaging.prediction;

import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.wire.Placeholders;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is ordered, and where: an official model by {@code owner/name}, any other by its version. Inputs have other names at
 * each model, so they are settings; selfies go along as {@code data:} URLs.
 */
public final class PredictionInput {

    private static final Map<String, String> USUAL = Map.of("prompt", "{prompt}", "input_image", "{selfie}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String model;
    private final Map<String, String> inputs;

    /**
     * Orders from one model.
     *
     * @param inputs by name, with the placeholders prompt, selfie, selfies, seed, width and height; {@code prompt} and
     *     {@code input_image} where there are none
     */
    public PredictionInput(String model, Map<String, String> inputs) {
        this.model = model;
        this.inputs = inputs.isEmpty() ? USUAL : Map.copyOf(inputs);
    }

    String path() {
        return isOfficial() ? "models/" + model + "/predictions" : "predictions";
    }

    JsonNode of(ImageRequest request) {
        ObjectNode order = NODES.objectNode();
        if (!isOfficial()) {
            order.put("version", model);
        }
        Placeholders values = new Placeholders(values(request));
        ObjectNode input = order.putObject("input");
        inputs.forEach((name, template) -> input.set(name, values.text(template)));
        URI callback = request.callback();
        if (callback != null) {
            order.put("webhook", callback.toString());
            order.putArray("webhook_events_filter").add("start").add("completed");
        }
        return order;
    }

    private boolean isOfficial() {
        return model.indexOf('/') > 0 && model.indexOf(':') < 0;
    }

    private static Map<String, JsonNode> values(ImageRequest request) {
        List<String> urls =
                request.selfies().stream().map(PredictionInput::dataUrl).toList();
        ArrayNode all = NODES.arrayNode();
        urls.forEach(all::add);
        return Map.of(
                "prompt", NODES.stringNode(request.prompt()),
                "selfie", NODES.stringNode(urls.getFirst()),
                "selfies", all,
                "seed", NODES.numberNode(request.seed() & Integer.MAX_VALUE),
                "width", NODES.numberNode(request.width()),
                "height", NODES.numberNode(request.height()));
    }

    private static String dataUrl(byte[] selfie) {
        boolean png = selfie.length > 1 && selfie[1] == 'P';
        return "data:image/" + (png ? "png" : "jpeg") + ";base64,"
                + Base64.getEncoder().encodeToString(selfie);
    }
}
