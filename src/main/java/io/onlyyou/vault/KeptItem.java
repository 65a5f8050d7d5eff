package io.onlyyou.vault;

import java.util.UUID;

/**
 * What can be said of a kept picture without decrypting it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param size of the plain picture, in bytes
 */
public record KeptItem(UUID item, String variant, String mediaType, int width, int height, int size) {}
