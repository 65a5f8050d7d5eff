package io.onlyyou.imaging.prediction;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.Sent;
import io.onlyyou.imaging.wire.Faults;
import io.onlyyou.imaging.wire.Gateway;
import io.onlyyou.imaging.wire.Patience;
import io.onlyyou.imaging.wire.RetryAfterHeader;
import io.onlyyou.imaging.wire.WireOutcome;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Orders a prediction and asks about it until it is finished, as Replicate's HTTP API has it.
 *
 * <p>Asking costs nothing, so a fault while asking is no failure before the order's time is up. A prediction whose time is
 * up is cancelled.
 */
public final class Predictions implements ImageModel {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final ModelInfo info;
    private final Gateway gateway;
    private final PredictionInput input;
    private final PredictionOutput output;
    private final Patience patience;
    private final boolean deletes;

    /**
     * Asks for one model.
     *
     * @param deletes whether the server knows how to delete a prediction, which Replicate does not
     */
    public Predictions(
            ModelInfo info,
            Gateway gateway,
            PredictionInput input,
            PredictionOutput output,
            Patience patience,
            boolean deletes) {
        this.info = info;
        this.gateway = gateway;
        this.input = input;
        this.output = output;
        this.patience = patience;
        this.deletes = deletes;
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public ImageResult paint(ImageRequest request) {
        return switch (gateway.post(input.path(), input.of(request))) {
            case WireOutcome.Lost lost -> Faults.of(lost);
            case WireOutcome.Answer answer ->
                answer.isSuccess() ? ordered(Gateway.json(answer)) : Faults.of(answer, patience.now());
        };
    }

    private ImageResult ordered(JsonNode prediction) {
        String id = prediction.path("id").asString("");
        return PredictionId.isValid(id)
                ? new ImageResult.Pending(id, FIRST_LOOK)
                : new ImageResult.Failed("its answer names no prediction");
    }

    @Override
    public ImageResult resume(Sent sent) {
        if (!PredictionId.isValid(sent.reference())) {
            return new ImageResult.Failed("its answer named no prediction");
        }
        return switch (gateway.get(path(sent))) {
            case WireOutcome.Lost lost -> later(sent, Duration.ZERO);
            case WireOutcome.Answer answer -> status(sent, answer);
        };
    }

    private ImageResult status(Sent sent, WireOutcome.Answer answer) {
        if (answer.status() == 404) {
            return new ImageResult.Failed("it does not know the prediction any more");
        }
        if (!answer.isSuccess()) {
            Instant now = patience.now();
            return later(sent, answer.status() == 429 ? RetryAfterHeader.of(answer, now) : Duration.ZERO);
        }
        JsonNode prediction = Gateway.json(answer);
        return switch (prediction.path("status").asString("")) {
            case "succeeded" -> finished(sent, prediction);
            case "failed" -> PredictionOutput.failure(prediction);
            case "canceled", "aborted" -> new ImageResult.Failed("the prediction was cancelled at the provider");
            default -> later(sent, Duration.ZERO);
        };
    }

    /** It is paid for, so that a picture which does not arrive whole is fetched again. */
    private ImageResult finished(Sent sent, JsonNode prediction) {
        return output.of(prediction)
                .map(picture -> picture instanceof ImageResult.Failed ? later(sent, Duration.ZERO) : picture)
                .orElseGet(() -> new ImageResult.Failed("the prediction's output holds no picture"));
    }

    private ImageResult later(Sent sent, Duration atLeast) {
        if (patience.isOver(sent)) {
            cancel(sent);
            return new ImageResult.Failed("it did not finish in time");
        }
        Duration look = patience.nextLook(sent);
        return new ImageResult.Pending(
                sent.reference(), look.compareTo(atLeast) < 0 ? patience.bounded(atLeast) : look);
    }

    @Override
    public boolean cancel(Sent sent) {
        return PredictionId.isValid(sent.reference())
                && gateway.post(path(sent) + "/cancel", JsonNodeFactory.instance.objectNode())
                        instanceof WireOutcome.Answer answer
                && answer.isSuccess();
    }

    @Override
    public boolean delete(Sent sent) {
        return deletes
                && PredictionId.isValid(sent.reference())
                && gateway.delete(path(sent)) instanceof WireOutcome.Answer answer
                && (answer.isSuccess() || answer.status() == 404);
    }

    private static String path(Sent sent) {
        return "predictions/" + sent.reference();
    }
}
