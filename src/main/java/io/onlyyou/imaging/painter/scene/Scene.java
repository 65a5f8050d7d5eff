package io.onlyyou.imaging.painter.scene;

/**
 * One variant of a scenario: how the person is framed and lit, through what they are seen, what is drawn around them, and how the
 * whole is toned. Serves one portrait: its layers use up their randomness.
 */
public record Scene(Framing framing, Light light, Window window, Layers layers, Grade grade) {}
