package io.onlyyou.imaging;

/** Width and height of a picture, in pixels. */
public record ImageSize(int width, int height) {}
