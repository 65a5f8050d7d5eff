package io.onlyyou.imaging.painter.scene;

import java.awt.Color;

/**
 * The light that falls on the person.
 *
 * @param key colour of the lit side
 * @param ambient colour of the shaded side
 * @param rim colour of the bright outline
 * @param strength how much key and ambient count, 0 to 1
 * @param rimStrength how bright the outline is, 0 to 1
 * @param directionX towards the lamp, to the right positive
 * @param directionY towards the lamp, downwards positive
 */
public record Light(
        Color key, Color ambient, Color rim, float strength, float rimStrength, float directionX, float directionY) {}
