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
        Color key, Color ambient, Color rim, float strength, float rimStrength, float directionX, float directionY) {

    /** The same light, weaker on the person; 1 takes two thirds of it. */
    public Light softened(float by) {
        return new Light(key, ambient, rim, strength * (1 - by * 0.67f), rimStrength, directionX, directionY);
    }
}
