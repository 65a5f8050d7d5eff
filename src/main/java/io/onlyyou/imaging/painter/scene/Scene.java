package io.onlyyou.imaging.painter.scene;

import java.awt.Color;
import java.util.Optional;

/**
 * One variant of a scenario: what is drawn behind and in front of the person, how they are framed, lit and clothed, and how the
 * whole is toned. Serves one portrait: its layers use up their randomness.
 */
public record Scene(
        Framing framing, Light light, Optional<Color> cloth, Window window, Layer behind, Layer inFront, Grade grade) {}
