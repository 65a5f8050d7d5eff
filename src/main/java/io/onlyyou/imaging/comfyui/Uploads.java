package io.onlyyou.imaging.comfyui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onlyyou.imaging.ImageRequest;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.JsonNode;

/** Selfies on their way in. Another attempt at the same order puts them in the same place. */
final class Uploads {

    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(UTF_8);

    private Uploads() {}

    static HttpEntity form(ImageRequest request, byte[] selfie, int number) {
        boolean png = selfie.length > 1 && selfie[1] == 'P';
        String name = request.idempotencyKey().replaceAll("[^A-Za-z0-9-]", "") + "-" + number;
        return MultipartEntityBuilder.create()
                .setStrictMode()
                .addBinaryBody(
                        "image",
                        selfie,
                        png ? ContentType.IMAGE_PNG : ContentType.IMAGE_JPEG,
                        name + (png ? ".png" : ".jpg"))
                .addTextBody("type", "input", TEXT)
                .addTextBody("subfolder", "onlyyou", TEXT)
                .addTextBody("overwrite", "true", TEXT)
                .build();
    }

    /** What a node that loads pictures wants to hear; empty where the answer does not say. */
    static String name(JsonNode answer) {
        String name = answer.path("name").asString("");
        String folder = answer.path("subfolder").asString("");
        return name.isEmpty() || folder.isEmpty() ? name : folder + "/" + name;
    }
}
