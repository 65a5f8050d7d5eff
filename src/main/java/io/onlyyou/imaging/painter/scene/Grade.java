package io.onlyyou.imaging.painter.scene;

import java.awt.Color;

/**
 * How the finished picture is painted over and toned. Shares are 0 to 1.
 *
 * @param brush size of the brush in thousandths of the canvas's shorter side
 * @param relief how strongly the bristles show
 * @param ink how dark contours are drawn; 0 for none
 * @param saturation 1 keeps the colours, 0 is black and white
 * @param contrast how much lights and shadows are driven apart
 * @param shadows colour of the darkest tone where toning is 1
 * @param lights colour of the brightest tone where toning is 1
 * @param vignette how dark the corners are
 * @param grain strength of the film grain
 */
public record Grade(
        double brush,
        float relief,
        float ink,
        float saturation,
        float contrast,
        Color shadows,
        Color lights,
        float toning,
        float vignette,
        float grain) {

    /** Oil on canvas, toned a little towards two colours. */
    static Grade oil(int shadows, int lights, float toning) {
        return new Grade(5, 0.3f, 0, 1.1f, 0.18f, new Color(shadows), new Color(lights), toning, 0.32f, 0);
    }
}
