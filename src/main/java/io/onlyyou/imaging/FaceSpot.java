package io.onlyyou.imaging;

/**
 * Where a face is in a picture, in pixels, and nothing about whose it is.
 *
 * @param x middle of the face
 * @param y middle of the face
 * @param size side of the square from the brows to the chin
 */
public record FaceSpot(double x, double y, double size) {}
