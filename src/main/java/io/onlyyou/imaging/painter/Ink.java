package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;

/**
 * Draws dark contours where brightness changes and gathers tones into few steps, as comics are printed. Source: Winnemoeller et al.,
 * "XDoG", 2012.
 */
final class Ink {

    private static final float TONES = 6;

    private Ink() {}

    /** Where {@code spared} is 1 the picture stays as it is. */
    static void draw(Colours picture, float strength, Plane spared) {
        Plane light = picture.luminance();
        int reach = Math.max(1, picture.width() / 700);
        Plane fine = Blur.soft(light, reach);
        Plane coarse = Blur.soft(light, reach * 3);
        for (int i = 0; i < light.values().length; i++) {
            float difference = fine.values()[i] - 0.985f * coarse.values()[i];
            float line = 1 - strength * Curve.smooth(0.004, -0.035, difference);
            float before = Math.max(light.values()[i], 0.02f);
            float gain = Curve.mix(steps(before) / before * line, 1, spared.values()[i]);
            picture.set(
                    i,
                    picture.red().values()[i] * gain,
                    picture.green().values()[i] * gain,
                    picture.blue().values()[i] * gain);
        }
    }

    /** A staircase with soft edges. */
    private static float steps(float light) {
        float scaled = light * TONES;
        float step = (float) Math.floor(scaled);
        return (step + Curve.smooth(0.3, 0.7, scaled - step)) / TONES;
    }
}
