package io.onlyyou.imaging.comfyui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.wire.AnsweredPictures;
import io.onlyyou.imaging.wire.Gateway;
import io.onlyyou.imaging.wire.WireOutcome;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What ComfyUI says about prompts that it has run, or has yet to. */
final class History {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** How a look at the history ended. */
    sealed interface Seen {
        record Finished(ImageResult result) implements Seen {}

        record Absent() implements Seen {}

        /** There was no answer to go by. */
        record Unclear() implements Seen {}
    }

    private final Gateway gateway;
    private final ModelInfo info;

    History(Gateway gateway, ModelInfo info) {
        this.gateway = gateway;
        this.info = info;
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    Seen look(String id) {
        if (!(gateway.get("history/" + id) instanceof WireOutcome.Answer answer) || !answer.isSuccess()) {
            return new Seen.Unclear();
        }
        JsonNode history = Gateway.json(answer);
        if (!history.isObject()) {
            return new Seen.Unclear();
        }
        JsonNode entry = history.path(id);
        return entry.isMissingNode() ? new Seen.Absent() : result(entry);
    }

    /** Only a queue that was seen, without it, says so. */
    boolean isAbsentFromQueue(String id) {
        if (!(gateway.get("queue") instanceof WireOutcome.Answer answer) || !answer.isSuccess()) {
            return false;
        }
        JsonNode queue = Gateway.json(answer);
        return queue.isObject()
                && Stream.of("queue_running", "queue_pending")
                        .flatMap(part -> queue.path(part).values().stream())
                        .noneMatch(entry -> entry.path(1).asString("").equals(id));
    }

    /** It has been painted, so that a picture which does not arrive whole is fetched again. */
    private Seen result(JsonNode entry) {
        if (entry.path("status").path("status_str").asString("").equals("error")) {
            return new Seen.Finished(new ImageResult.Failed("the workflow failed"));
        }
        Optional<JsonNode> saved = entry.path("outputs").values().stream()
                .flatMap(output -> output.path("images").values().stream())
                .filter(image -> image.path("type").asString("").equals("output"))
                .findFirst();
        if (saved.isEmpty()) {
            return new Seen.Finished(new ImageResult.Failed("the workflow saved no picture"));
        }
        ImageResult picture = AnsweredPictures.fetched(gateway.get(view(saved.get())), info);
        return picture instanceof ImageResult.Failed ? new Seen.Unclear() : new Seen.Finished(picture);
    }

    private static String view(JsonNode image) {
        return "view?filename=" + encoded(image, "filename") + "&subfolder=" + encoded(image, "subfolder")
                + "&type=output";
    }

    private static String encoded(JsonNode image, String name) {
        return URLEncoder.encode(image.path(name).asString(""), UTF_8);
    }
}
