package io.onlyyou.imaging.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.wire.AnsweredPictures;
import io.onlyyou.imaging.wire.Faults;
import io.onlyyou.imaging.wire.Gateway;
import io.onlyyou.imaging.wire.WireOutcome;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /images/edits}: the selfies as reference pictures in a multipart form, one picture back, as Base64 or by URL.
 *
 * <p>An answer that got lost may have been paid for. The idempotency key goes along for servers that know it; OpenAI's
 * documentation promises nothing for pictures.
 */
public final class OpenAiImages implements ImageModel {

    private static final Set<String> REFUSALS =
            Set.of("moderation_blocked", "content_policy_violation", "content_filter");
    private static final Set<String> BILLS = Set.of("insufficient_quota", "billing_hard_limit_reached");
    private static final ContentType TEXT = ContentType.TEXT_PLAIN.withCharset(UTF_8);

    private final ModelInfo info;
    private final Gateway gateway;
    private final AnsweredPictures pictures;
    private final Map<String, String> parameters;
    private final Clock clock;

    /**
     * Asks for one model.
     *
     * @param parameters further fields of the form, such as {@code quality}
     */
    public OpenAiImages(
            ModelInfo info, Gateway gateway, AnsweredPictures pictures, Map<String, String> parameters, Clock clock) {
        this.info = info;
        this.gateway = gateway;
        this.pictures = pictures;
        this.parameters = Map.copyOf(parameters);
        this.clock = clock;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        return switch (gateway.post("images/edits", form(request), "Idempotency-Key", request.idempotencyKey())) {
            case WireOutcome.Lost lost -> Faults.of(lost);
            case WireOutcome.Answer answer -> answer.status() == 200 ? picture(Gateway.json(answer)) : fault(answer);
        };
    }

    private HttpEntity form(ImageRequest request) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setStrictMode()
                .addTextBody("model", info.model(), TEXT)
                .addTextBody("prompt", request.prompt(), TEXT)
                .addTextBody("n", "1", TEXT)
                .addTextBody("size", request.width() + "x" + request.height(), TEXT);
        parameters.forEach((name, value) -> form.addTextBody(name, value, TEXT));
        int number = 0;
        for (byte[] selfie : request.selfies()) {
            boolean png = selfie.length > 1 && selfie[1] == 'P';
            form.addBinaryBody(
                    "image[]",
                    selfie,
                    png ? ContentType.IMAGE_PNG : ContentType.IMAGE_JPEG,
                    "reference-" + number++ + (png ? ".png" : ".jpg"));
        }
        return form.build();
    }

    private ImageResult picture(JsonNode answer) {
        JsonNode data = answer.path("data");
        if (data.isArray() && data.isEmpty()) {
            return new ImageResult.Refused("its safety system refused");
        }
        JsonNode first = data.path(0);
        if (first.path("b64_json").isString()) {
            return AnsweredPictures.base64(first.path("b64_json").stringValue(), info);
        }
        return first.path("url").isString()
                ? pictures.at(first.path("url").stringValue(), info)
                : new ImageResult.Failed("its answer holds no picture");
    }

    private ImageResult fault(WireOutcome.Answer answer) {
        String code = Gateway.json(answer).path("error").path("code").asString("");
        if (REFUSALS.contains(code)) {
            return new ImageResult.Refused("its safety system refused");
        }
        if (BILLS.contains(code)) {
            return new ImageResult.Misconfigured("its quota is used up, or a bill is open");
        }
        return Faults.of(answer, clock.instant());
    }
}
