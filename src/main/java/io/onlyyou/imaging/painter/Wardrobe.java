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

    /** Hair and clothes nearer to each other than this cannot be told apart by colour. */
    private static final double INDISTINCT = 0.1;

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
        float[] chest = mean(colours, head, 0, 1.75, 0.2);
        double contrast = hairDistance(chest, hair);
        if (contrast < INDISTINCT) {
            return new Plane(colours.width(), colours.height()); // better undyed than dyed hair
        }
        Plane share = new Plane(colours.width(), colours.height());
        float[] colour = new float[3];
        int first = Math.max(0, (int) (head.y() + 0.55 * head.size()));
        for (int y = first; y < colours.height(); y++) {
            double down = (y - head.y()) / head.size();
            for (int x = 0; x < colours.width(); x++) {
                double aside = Math.abs(x - head.x()) / head.size();
                int pixel = y * colours.width() + x;
                colour[0] = colours.red().values()[pixel];
                colour[1] = colours.green().values()[pixel];
                colour[2] = colours.blue().values()[pixel];
                float notSkin = Curve.smooth(0.05, 0.13, skinDistance(colour, skin));
                double nearHead = Curve.smooth(1.25, 1.0, aside) * Curve.smooth(3.2, 2.6, down);
                float notHair = Math.max(Curve.smooth(0.06, 0.14, hairDistance(colour, hair)), (float) (1 - nearHead));
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
    private static double skinDistance(float[] colour, float[] skin) {
        return hueDistance(colour, skin) + 0.12 * Math.max(0, brightnessDistance(colour, skin) - 0.25);
    }

    /** Hair too, but black hair must not pass for a white shirt. */
    private static double hairDistance(float[] colour, float[] hair) {
        return hueDistance(colour, hair) + 0.3 * Math.max(0, brightnessDistance(colour, hair) - 0.2);
    }

    private static double hueDistance(float[] colour, float[] other) {
        float sum = colour[0] + colour[1] + colour[2] + 0.12f;
        float otherSum = other[0] + other[1] + other[2] + 0.12f;
        return Math.hypot(colour[0] / sum - other[0] / otherSum, colour[2] / sum - other[2] / otherSum);
    }

    private static double brightnessDistance(float[] colour, float[] other) {
        return Math.abs(colour[0] + colour[1] + colour[2] - other[0] - other[1] - other[2]) / 3;
    }
}
