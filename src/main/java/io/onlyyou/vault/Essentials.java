package io.onlyyou.vault;

import org.jspecify.annotations.Nullable;

/**
 * A picture reduced to what its pixels need, before anything is decoded or inflated.
 *
 * <p>Made by a walk over the parts of the file that takes time and memory in proportion to the upload. Text, previews,
 * further frames and whatever follows the picture never reach a decoder.
 *
 * @param stream a file of the same format that holds the pixels alone
 * @param readWhole whether its decoder holds the whole picture at full size, however little of it is asked for
 * @param exif the TIFF structure that says which way is up
 * @param profile an ICC profile, unchecked
 */
@SuppressWarnings("ArrayRecordComponent") // handed from a walk to its decoder, never compared or kept
record Essentials(
        PictureFormat format,
        byte[] stream,
        Size size,
        boolean readWhole,
        byte @Nullable [] exif,
        byte @Nullable [] profile) {

    /** Longer ones than any camera or editor writes are left aside. */
    static final int MAX_EXIF_BYTES = 0x10000;

    static final int MAX_PROFILE_BYTES = 0x100000;
}
