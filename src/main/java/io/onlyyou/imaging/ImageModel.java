package io.onlyyou.imaging;

/**
 * Paints a person, known by their selfies, into a scenario.
 *
 * <p>An adapter answers every request with one of the outcomes of {@link ImageResult} and throws only on a defect. It may be
 * asked by several threads at once, may take as long as its provider takes (so never inside a transaction), and keeps neither
 * selfie nor portrait when the call is over.
 */
public interface ImageModel {

    /** Names who paints; recorded with every portrait. */
    ModelInfo info();

    /** Paints one portrait. The same idempotency key never costs twice where the provider supports that. */
    ImageResult paint(ImageRequest request);
}
