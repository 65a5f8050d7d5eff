package io.onlyyou.imaging;

import java.awt.Color;
import java.util.SplittableRandom;

/**
 * How a {@link DrawnPerson} looks. Lengths are in units of half a head's width; 1 for a proportion is the average.
 *
 * @param jaw width of the jaw
 * @param length of the face
 * @param eyeGap distance of each eye from the middle
 * @param eyeSize half the width of an eye
 */
record DrawnLook(
        Color skin,
        Color hair,
        Color iris,
        Color garment,
        Color wall,
        Hair style,
        double jaw,
        double length,
        double eyeGap,
        double eyeSize,
        double browWeight,
        double nose,
        double mouth,
        boolean beard,
        boolean glasses,
        long strands) {

    enum Hair {
        SHORT,
        BOB,
        LONG,
        BUN
    }

    private static final int[] SKINS = {0xF3CDB0, 0xE3B08A, 0xC98F67, 0xA66E48, 0x7C4D31, 0xEBC09C};
    private static final int[] HAIRS = {0x2B1D17, 0x4A2E1E, 0x7A4A26, 0xB5803F, 0x1C1A20, 0x8C3F22, 0x6F6A68};
    private static final int[] IRISES = {0x4E3320, 0x3F6B8A, 0x5E7A45, 0x6B4A2A};
    private static final int[] GARMENTS = {0x2F5D7C, 0x8C3B3B, 0x3E6B4F, 0xC98A2B, 0x5B4A7D, 0x39424E, 0xB7B2A5};
    private static final int[] WALLS = {0x9DB4C0, 0xC9B79C, 0xA9BFA3, 0xB9A7BE, 0xC4A18B};

    static DrawnLook of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Hair style = Hair.values()[random.nextInt(Hair.values().length)];
        return new DrawnLook(
                pick(SKINS, random),
                pick(HAIRS, random),
                pick(IRISES, random),
                pick(GARMENTS, random),
                pick(WALLS, random),
                style,
                between(0.88, 1.12, random),
                between(0.94, 1.07, random),
                between(0.39, 0.46, random),
                between(0.175, 0.215, random),
                between(0.7, 1.3, random),
                between(0.85, 1.2, random),
                between(0.88, 1.15, random),
                style == Hair.SHORT && random.nextInt(3) == 0,
                random.nextInt(6) == 0,
                random.nextLong());
    }

    static DrawnLook sample() {
        return new DrawnLook(
                new Color(0xE8B791),
                new Color(0x5A321C),
                new Color(0x4F7A52),
                new Color(0x2F6F73),
                new Color(0xD9B48C),
                Hair.LONG,
                0.95,
                1,
                0.42,
                0.21,
                0.95,
                0.95,
                1.08,
                false,
                false,
                11);
    }

    static Color mix(Color from, Color to, double share) {
        return new Color(
                (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * share),
                (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share),
                (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share));
    }

    static Color alpha(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(alpha * 255));
    }

    private static Color pick(int[] colours, SplittableRandom random) {
        return new Color(colours[random.nextInt(colours.length)]);
    }

    private static double between(double low, double high, SplittableRandom random) {
        return low + (high - low) * random.nextDouble();
    }
}
