package io.onlyyou.imaging;

import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What came of an {@link ImageRequest}. Reasons are for operators and carry nothing personal, and nothing that the provider
 * wrote.
 */
public sealed interface ImageResult {

    /**
     * The portrait is painted. {@code image} belongs to the caller from here on.
     *
     * @param faceDistance how far its face is from that of the selfie (0 is the same, dlib's measure), where the model looked
     * @param tall the upright picture that the request wanted along with it, of the same media type; or null
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a picture are handed over once and never compared
    record Ready(byte[] image, String mediaType, ModelInfo model, OptionalDouble faceDistance, byte @Nullable [] tall)
            implements ImageResult {

        /** In one shape. */
        public Ready(byte[] image, String mediaType, ModelInfo model, OptionalDouble faceDistance) {
            this(image, mediaType, model, faceDistance, null);
        }

        /** From a model that did not compare faces. */
        public Ready(byte[] image, String mediaType, ModelInfo model) {
            this(image, mediaType, model, OptionalDouble.empty());
        }
    }

    /** The provider is at it; ask {@link ImageModel#resume} about {@code reference} after {@code delay}. */
    record Pending(String reference, Duration delay) implements ImageResult {}

    /** The model will not paint this request, and would not the next time either. */
    record Refused(String reason) implements ImageResult {}

    /** Nothing wrong with the request; asking again after {@code delay} may succeed. Nothing was paid for. */
    record RetryAfter(Duration delay, String reason) implements ImageResult {}

    /** This attempt came to nothing, and may have cost something; another may succeed. */
    record Failed(String reason) implements ImageResult {}

    /** This model cannot paint this request, however often it is asked; another model may. */
    record Impossible(String reason) implements ImageResult {}

    /** The provider will do nothing for anybody before an operator puts something right: the key, the address, the bill. */
    record Misconfigured(String reason) implements ImageResult {}
}
