package io.onlyyou.imaging;

import java.util.Set;

/**
 * Paints a person, known by their selfies, into a scenario.
 *
 * <p>An adapter answers every request with one of the outcomes of {@link ImageResult} and throws only on a defect. It may be
 * asked by several threads at once, may take as long as its provider takes (so never inside a transaction), and keeps neither
 * selfie nor portrait when the call is over. It never repeats a call that may have been paid for: whoever asks decides that.
 */
public interface ImageModel {

    /** Names who paints; recorded with every portrait. */
    ModelInfo info();

    /** The scenes that this model knows by name; empty where it goes by the prompt and takes any. */
    default Set<String> scenes() {
        return Set.of();
    }

    /** Whether it paints what a prompt says. */
    default boolean reads() {
        return scenes().isEmpty();
    }

    /** Paints one portrait. The same idempotency key never costs twice where the provider supports that. */
    ImageResult paint(ImageRequest request);

    /** Asks what became of an order that {@link #paint} answered with {@link ImageResult.Pending}; costs nothing. */
    default ImageResult resume(Sent sent) {
        return new ImageResult.Failed("this provider takes no orders that could be asked about");
    }

    /** Tells the provider that nobody waits for the order any more; true where it said that it heard. */
    default boolean cancel(Sent sent) {
        return false;
    }

    /** Asks the provider to delete what it holds of the order; true where it said that it did. */
    default boolean delete(Sent sent) {
        return false;
    }
}
