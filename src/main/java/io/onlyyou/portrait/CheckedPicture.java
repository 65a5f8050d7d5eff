package io.onlyyou.portrait;

import io.onlyyou.vault.Picture;

/**
 * A picture that shows the person whose selfies were kept in that epoch of their consent to generation, alone. Not kept yet.
 */
public record CheckedPicture(Picture picture, long epoch) {}
