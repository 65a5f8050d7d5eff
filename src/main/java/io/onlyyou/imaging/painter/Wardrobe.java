package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;
import java.awt.Color;

/**
 * Dyes what a person wears: everything below the chin that has neither the colour of their cheeks nor, near the head, that of their
 * hair. Folds and shadows stay.
 */
final class Wardrobe {

    private Wardrobe() {}

    static void dye(Person person, Head head, Color cloth) {
        Plane share = clothes(person, head);
        Colours colours = person.colours();
        double sum = 0;
        double weight = 1e-6;
        for (int i = 0; i < share.values().length; i++) {
            float counts = share.values()[i] * person.alpha().values()[i];
            sum += counts * colours.luminance(i);
            weight += counts;
        }
        float mean = (float) Math.max(0.08, sum / weight);
        float[] dye = cloth.getRGBColorComponents(null);
        for (int i = 0; i < share.values().length; i++) {
            float dyed = share.values()[i];
            if (dyed > 0) {
                float fold = Math.clamp(0.35f + 0.65f * colours.luminance(i) / mean, 0.2f, 1.9f);
                colours.set(
                        i,
                        Curve.mix(colours.red().values()[i], dye[0] * fold, dyed),
                        Curve.mix(colours.green().values()[i], dye[1] * fold, dyed),
                        Curve.mix(colours.blue().values()[i], dye[2] * fold, dyed));
            }
        }
    }

    private static Plane clothes(Person person, Head head) {
        Colours colours = person.colours();
        float[] skin = mean(colours, head, 0, 0.08, 0.3);
        float[] hair = mean(colours, head, 0, -0.8, 0.18);
        Plane share = new Plane(colours.width(), colours.height());
        int first = Math.max(0, (int) (head.y() + 0.55 * head.size()));
        for (int y = first; y < colours.height(); y++) {
            double down = (y - head.y()) / head.size();
            for (int x = 0; x < colours.width(); x++) {
                double aside = Math.abs(x - head.x()) / head.size();
                int pixel = y * colours.width() + x;
                float notSkin = Curve.smooth(0.05, 0.13, hueDistance(colours, pixel, skin));
                double nearHead = Curve.smooth(1.15, 0.95, aside) * Curve.smooth(2.1, 1.8, down);
                float notHair = Math.max(Curve.smooth(0.1, 0.24, distance(colours, pixel, hair)), (float) (1 - nearHead));
                float below = Curve.smooth(0.55, 0.85, down + 0.3 * aside);
                share.values()[pixel] = notSkin * notHair * below;
            }
        }
        return Blur.box(share, Math.max(1, (int) (head.size() * 0.012)));
    }

    private static float[] mean(Colours colours, Head head, double aside, double down, double radius) {
        int reach = (int) (radius * head.size());
        int centreX = (int) (head.x() + aside * head.size());
        int centreY = (int) (head.y() + down * head.size());
        float[] sum = new float[3];
        int count = 0;
        for (int y = centreY - reach; y <= centreY + reach; y += 3) {
            for (int x = centreX - reach; x <= centreX + reach; x += 3) {
                int insideX = Math.clamp(x, 0, colours.width() - 1);
                int pixel = Math.clamp(y, 0, colours.height() - 1) * colours.width() + insideX;
                sum[0] += colours.red().values()[pixel];
                sum[1] += colours.green().values()[pixel];
                sum[2] += colours.blue().values()[pixel];
                count++;
            }
        }
        return new float[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    /** Skin varies in brightness far more than in hue. */
    private static double hueDistance(Colours colours, int pixel, float[] mean) {
        float red = colours.red().values()[pixel];
        float green = colours.green().values()[pixel];
        float blue = colours.blue().values()[pixel];
        float sum = red + green + blue + 0.12f;
        float meanSum = mean[0] + mean[1] + mean[2] + 0.12f;
        double hue = Math.hypot(red / sum - mean[0] / meanSum, blue / sum - mean[2] / meanSum);
        return hue + 0.12 * Math.max(0, Math.abs(sum - meanSum) / 3 - 0.25);
    }

    private static double distance(Colours colours, int pixel, float[] mean) {
        float red = colours.red().values()[pixel] - mean[0];
        float green = colours.green().values()[pixel] - mean[1];
        float blue = colours.blue().values()[pixel] - mean[2];
        return Math.sqrt(red * red + green * green + blue * blue);
    }
}
