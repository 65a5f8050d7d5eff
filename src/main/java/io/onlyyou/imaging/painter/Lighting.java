package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.painter.scene.Light;
import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;

/** Puts a person into the light of a scene: a lit and a shaded side, and a bright rim along the outline. */
final class Lighting {

    private static final float CHIN = 0.5f;

    private Lighting() {}

    static void apply(Person person, Head head, Light light) {
        Colours colours = person.colours();
        Plane outline = Blur.soft(person.alpha(), Math.max(2, (int) (head.size() * 0.035)));
        int width = colours.width();
        int height = colours.height();
        float[] key = light.key().getRGBColorComponents(null);
        float[] ambient = light.ambient().getRGBColorComponents(null);
        float[] rim = light.rim().getRGBColorComponents(null);
        double lean = Math.sin(head.roll());
        float steepness = (float) (head.size() * 0.055);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                if (person.alpha().values()[pixel] < 0.01f) {
                    continue;
                }
                double aside = (x - head.x()) / head.size();
                double down = (y - head.y()) / head.size();
                double side = aside * light.directionX() + down * light.directionY();
                float lit = Curve.smooth(-1.3, 0.8, side + 0.3 * (roundness(aside, down) - 0.7))
                        * (1 - CHIN * underChin(aside + lean * down, down) * light.strength());
                float slopeX = outline.get(Math.max(x - 1, 0), y) - outline.get(Math.min(x + 1, width - 1), y);
                float slopeY = outline.get(x, Math.max(y - 1, 0)) - outline.get(x, Math.min(y + 1, height - 1));
                double facing = (slopeX * light.directionX() + slopeY * light.directionY()) * steepness;
                float edge = Curve.smooth(0.08, 0.75, facing) * light.rimStrength();
                float back = Curve.smooth(0.1, 0.9, -facing) * 0.25f;
                colours.set(
                        pixel,
                        lit(colours.red().values()[pixel], key[0], ambient[0], rim[0], lit, edge, back, light),
                        lit(colours.green().values()[pixel], key[1], ambient[1], rim[1], lit, edge, back, light),
                        lit(colours.blue().values()[pixel], key[2], ambient[2], rim[2], lit, edge, back, light));
            }
        }
    }

    /** How much a head faces us there: 1 in the middle of the face, falling to 0 where it turns away. */
    private static double roundness(double aside, double down) {
        return Math.sqrt(Math.max(0, 1 - aside * aside / 0.75 - (down + 0.2) * (down + 0.2) / 1.5));
    }

    /** 1 where the chin keeps the light from the neck. */
    private static float underChin(double aside, double down) {
        double edge = 0.6 - 0.25 * aside * aside;
        return Curve.smooth(edge, edge + 0.16, down) * Curve.smooth(0.8, 0.4, Math.abs(aside));
    }

    private static float lit(
            float value, float key, float ambient, float rim, float lit, float edge, float back, Light light) {
        float lamp = Curve.mix(ambient, key * 1.08f, lit);
        float shone = Curve.mix(value, value * lamp * 1.1f, light.strength()) * (1 - back);
        float glow = rim * edge * (0.35f + 0.65f * value);
        return 1 - (1 - Math.clamp(shone, 0f, 1f)) * (1 - Math.clamp(glow, 0f, 1f));
    }
}
