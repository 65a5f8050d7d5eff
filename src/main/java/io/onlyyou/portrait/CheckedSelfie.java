package io.onlyyou.portrait;

import io.onlyyou.vault.Picture;

/** A selfie that can be painted from: upright, without metadata, showing exactly one person. Not kept yet. */
public record CheckedSelfie(String pose, Picture picture) {}
