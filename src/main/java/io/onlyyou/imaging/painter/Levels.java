package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Plane;

/** Exposes a picture so that it uses the whole range from dark to bright, without pushing a night scene into daylight. */
final class Levels {

    private static final int STEPS = 256;
    private static final float MOST_GAIN = 1.45f;

    private Levels() {}

    static void stretch(Colours picture) {
        int[] counts = new int[STEPS];
        int pixels = picture.width() * picture.height();
        for (int i = 0; i < pixels; i++) {
            counts[(int) (Math.clamp(picture.luminance(i), 0f, 1f) * (STEPS - 1))]++;
        }
        float dark = percentile(counts, pixels * 0.01) * 0.7f;
        float bright = percentile(counts, pixels * 0.985);
        float gain = Math.clamp(0.95f / Math.max(bright - dark, 0.01f), 1f, MOST_GAIN);
        for (Plane channel : new Plane[] {picture.red(), picture.green(), picture.blue()}) {
            float[] values = channel.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = (values[i] - dark) * gain;
            }
        }
    }

    private static float percentile(int[] counts, double wanted) {
        double seen = 0;
        for (int step = 0; step < STEPS; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return (float) step / (STEPS - 1);
            }
        }
        return 1;
    }
}
