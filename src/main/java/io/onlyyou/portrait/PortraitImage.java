package io.onlyyou.portrait;

/**
 * A portrait in plain, in one of its sizes: not to be kept, cached or logged.
 *
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a picture are handed over once and never compared
public record PortraitImage(byte[] bytes, String mediaType, int width, int height) {}
