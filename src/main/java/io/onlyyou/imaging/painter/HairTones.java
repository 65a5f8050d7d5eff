package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * The colours of somebody's hair, or of what they wear on their head, and how far they can be told from the colours of skin and
 * clothes.
 *
 * @param reach 1 if hair cannot be mistaken for anything else, 0 if it has the colour of skin or clothes
 */
record HairTones(Colours colours, List<float[]> tones, float[] skin, double reach) {

    /** Where hair is seen if there is any, in sizes of the face: aside, down. */
    private static final double[][] SAMPLES = {
        {0, -0.98},
        {-0.35, -0.95},
        {0.35, -0.95},
        {-0.6, -0.75},
        {0.6, -0.75},
        {-0.8, -0.35},
        {0.8, -0.35},
        {-0.85, 0.1},
        {0.85, 0.1}
    };

    private static final double[][] CLOTHES = {{0, 1.7}, {-0.5, 1.9}, {0.5, 1.9}};
    private static final double SAMPLE = 0.08;
    private static final double LIKE_SKIN = 0.045;

    static HairTones of(Person person, Head head) {
        Colours colours = person.colours();
        float[] skin = mean(colours, head, 0, 0.1, 0.25);
        List<float[]> tones = new ArrayList<>();
        for (double[] at : SAMPLES) {
            float[] tone = mean(colours, head, at[0], at[1], SAMPLE);
            boolean darker = brightness(tone) < 0.6 * brightness(skin);
            if (covered(person, head, at[0], at[1]) && (darker || hue(tone, skin) > LIKE_SKIN)) {
                tones.add(tone);
            }
        }
        double nearest = 1;
        for (float[] tone : tones) {
            nearest = Math.min(nearest, distance(tone, skin));
            for (double[] at : CLOTHES) {
                nearest = Math.min(nearest, distance(tone, mean(colours, head, at[0], at[1], 0.15)));
            }
        }
        return new HairTones(colours, tones, skin, Curve.smooth(0.05, 0.14, nearest));
    }

    /** How surely a pixel has the colour of the hair. */
    float likeness(int pixel) {
        float[] colour = {
            colours.red().values()[pixel],
            colours.green().values()[pixel],
            colours.blue().values()[pixel]
        };
        double nearest = 1;
        for (float[] tone : tones) {
            nearest = Math.min(nearest, distance(colour, tone));
        }
        return Curve.smooth(0.15, 0.06, nearest) * Curve.smooth(-0.03, 0.03, distance(colour, skin) - nearest);
    }

    private static boolean covered(Person person, Head head, double aside, double down) {
        int x = (int) head.x(aside);
        int y = (int) head.y(down);
        boolean inside = x >= 0
                && y >= 0
                && x < person.alpha().width()
                && y < person.alpha().height();
        return inside && person.alpha().get(x, y) > 0.85f;
    }

    private static float[] mean(Colours colours, Head head, double aside, double down, double radius) {
        int reach = Math.max(1, (int) (radius * head.size()));
        float[] sum = new float[3];
        int count = 0;
        for (int y = (int) head.y(down) - reach; y <= head.y(down) + reach; y += 2) {
            int row = Math.clamp(y, 0, colours.height() - 1) * colours.width();
            for (int x = (int) head.x(aside) - reach; x <= head.x(aside) + reach; x += 2) {
                int pixel = row + Math.clamp(x, 0, colours.width() - 1);
                sum[0] += colours.red().values()[pixel];
                sum[1] += colours.green().values()[pixel];
                sum[2] += colours.blue().values()[pixel];
                count++;
            }
        }
        return new float[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    /** Brightness varies within one head of hair far more than hue does. */
    private static double distance(float[] colour, float[] other) {
        return hue(colour, other) + 0.35 * Math.max(0, Math.abs(brightness(colour) - brightness(other)) - 0.13);
    }

    private static double hue(float[] colour, float[] other) {
        float sum = colour[0] + colour[1] + colour[2] + 0.15f;
        float otherSum = other[0] + other[1] + other[2] + 0.15f;
        return Math.hypot(colour[0] / sum - other[0] / otherSum, colour[2] / sum - other[2] / otherSum);
    }

    private static float brightness(float[] colour) {
        return (colour[0] + colour[1] + colour[2]) / 3;
    }
}
