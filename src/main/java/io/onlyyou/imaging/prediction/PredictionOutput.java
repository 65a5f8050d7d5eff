package io.onlyyou.imaging.prediction;

import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.wire.AnsweredPictures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a finished prediction gives: the first of its files, fetched at once, since it is deleted within the hour. */
public final class PredictionOutput {

    /** How models that run there word it; there is no code for it. */
    private static final List<String> REFUSALS = List.of("nsfw", "safety", "sensitive", "flagged", "moderat", "policy");

    private final AnsweredPictures pictures;
    private final ModelInfo info;

    public PredictionOutput(AnsweredPictures pictures, ModelInfo info) {
        this.pictures = pictures;
        this.info = info;
    }

    /** Empty where the output is something else. */
    Optional<ImageResult> of(JsonNode prediction) {
        JsonNode output = prediction.path("output");
        JsonNode file = output.isArray() ? output.path(0) : output;
        return file.isString() ? Optional.of(pictures.at(file.stringValue(), info)) : Optional.empty();
    }

    static ImageResult failure(JsonNode prediction) {
        String said = prediction.path("error").asString("").toLowerCase(Locale.ROOT);
        return REFUSALS.stream().anyMatch(said::contains)
                ? new ImageResult.Refused("the model's safety check refused")
                : new ImageResult.Failed("the prediction failed");
    }
}
