package io.onlyyou.imaging;

import java.time.Duration;
import java.util.OptionalDouble;

/** What came of an {@link ImageRequest}. Reasons are for operators and carry nothing personal. */
public sealed interface ImageResult {

    /**
     * The portrait is painted. {@code image} belongs to the caller from here on.
     *
     * @param faceDistance how far its face is from that of the selfie (0 is the same, dlib's measure), where the model looked
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a picture are handed over once and never compared
    record Ready(byte[] image, String mediaType, ModelInfo model, OptionalDouble faceDistance) implements ImageResult {

        /** From a model that did not compare faces. */
        public Ready(byte[] image, String mediaType, ModelInfo model) {
            this(image, mediaType, model, OptionalDouble.empty());
        }
    }

    /** The model will not paint this request, and would not the next time either. */
    record Refused(String reason) implements ImageResult {}

    /** Nothing wrong with the request; asking again after {@code delay} may succeed. */
    record RetryAfter(Duration delay, String reason) implements ImageResult {}

    /** The request or the configuration is at fault; asking again without a change is useless. */
    record Failed(String reason) implements ImageResult {}
}
