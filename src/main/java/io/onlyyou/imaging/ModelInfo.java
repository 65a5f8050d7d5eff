package io.onlyyou.imaging;

/**
 * Says which provider, model and version made a picture, in words that a person may read.
 *
 * @param provider who runs it, such as {@code onlyyou}
 * @param model the model's name at that provider
 * @param version changes whenever the same request would give another picture
 */
public record ModelInfo(String provider, String model, String version) {}
