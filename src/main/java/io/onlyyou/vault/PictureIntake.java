package io.onlyyou.vault;

import org.jspecify.annotations.Nullable;

/**
 * Takes a stranger's bytes and gives back an upright sRGB JPEG that holds the pixels and nothing else.
 *
 * <p>JPEG, PNG and WebP are known by their first bytes. Size in bytes and pixels is bounded before anything is decoded,
 * and so is the memory that decoding takes; uploads beyond the configured number wait for their turn. Of an animation
 * the first frame is taken. The result is at most 2048 pixels long on its longer side, and written anew: neither EXIF,
 * XMP, previews nor anything that was appended survives.
 */
public class PictureIntake {

    private static final int LONG_SIDE = 2048;
    private static final float QUALITY = 0.92f;

    private final PictureLimits limits;
    private final PictureDecoder decoder;

    PictureIntake(PictureLimits limits) {
        this.limits = limits;
        this.decoder = new PictureDecoder(limits);
    }

    /** With the limits that apply where nothing else is configured. */
    public static PictureIntake withDefaultLimits() {
        return new PictureIntake(PictureLimits.UPLOADS);
    }

    /**
     * The picture, ready to be kept.
     *
     * @param declaredMediaType what the sender says it is, if anything; must not contradict the bytes
     * @throws UnusablePictureException saying which rule the upload breaks
     */
    public Picture accept(byte[] upload, @Nullable String declaredMediaType) throws UnusablePictureException {
        limits.checkBytes(upload);
        PictureFormat format = PictureFormat.of(upload).orElseThrow(UnusablePictureException::unknownFormat);
        if (declaredMediaType != null && !format.agreesWith(declaredMediaType)) {
            throw UnusablePictureException.declaredOtherwise(format);
        }
        return JpegEncoder.encode(decoder.decode(format, upload, LONG_SIDE), QUALITY);
    }
}
