package io.onlyyou.vault;

/** Makes the smaller JPEGs of a finished picture that feeds and pages load. */
public final class PictureVariants {

    private PictureVariants() {}

    /**
     * The source at this width, as {@link DecodedPicture#jpeg(int)} writes it.
     *
     * @param source JPEG, PNG or WebP; its bytes count, not its media type
     * @throws UnusablePictureException if it is none of these or damaged
     */
    public static Picture jpeg(Picture source, int width) throws UnusablePictureException {
        return DecodedPicture.of(source.bytes()).jpeg(width);
    }
}
