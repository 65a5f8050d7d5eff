package io.onlyyou.imaging.painter.scene;

/**
 * Where a scene wants the face.
 *
 * @param faceShare size of the face (brows to chin) as a share of the canvas's shorter side
 * @param x middle of the face as a share of the width
 * @param y middle of the face as a share of the height
 */
public record Framing(double faceShare, double x, double y) {}
