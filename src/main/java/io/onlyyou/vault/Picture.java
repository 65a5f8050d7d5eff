package io.onlyyou.vault;

/**
 * A picture in plain, as it is before it is kept and after it is read.
 *
 * <p>Its bytes are personal: they belong in no log, error or file. Two pictures are equal only if they share one array.
 *
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // copying megabytes or wrapping them would cost more than it protects
public record Picture(byte[] bytes, String mediaType, int width, int height) {}
