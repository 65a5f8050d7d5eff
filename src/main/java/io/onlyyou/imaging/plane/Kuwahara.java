package io.onlyyou.imaging.plane;

/**
 * Flattens a picture into patches of paint and keeps its edges: each pixel becomes the mean of its eight surroundings, those that
 * are even counting far more than those that hold an edge. Source: after Papari et al., "Artistic edge and corner enhancing
 * smoothing", 2007, with soft weights.
 */
public final class Kuwahara {

    private static final int SECTORS = 8;
    private static final float EVENNESS = 2e-4f;

    private Kuwahara() {}

    /** Paints over; where {@code detail} is 1 the picture stays as it is. */
    public static Colours paint(Colours picture, int radius, Plane detail) {
        int half = Math.max(1, radius / 2);
        Colours means = new Colours(
                Blur.box(picture.red(), half), Blur.box(picture.green(), half), Blur.box(picture.blue(), half));
        Plane unevenness = unevenness(picture, means, half);
        int width = picture.width();
        int height = picture.height();
        int[] offsetX = new int[SECTORS];
        int[] offsetY = new int[SECTORS];
        for (int sector = 0; sector < SECTORS; sector++) {
            double angle = 2 * Math.PI * (sector + 0.25) / SECTORS;
            offsetX[sector] = (int) Math.round(radius * 0.8 * Math.cos(angle));
            offsetY[sector] = (int) Math.round(radius * 0.8 * Math.sin(angle));
        }
        Colours result = new Colours(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float red = 0;
                float green = 0;
                float blue = 0;
                float total = 0;
                for (int sector = 0; sector < SECTORS; sector++) {
                    int atX = Math.clamp(x + offsetX[sector], 0, width - 1);
                    int atY = Math.clamp(y + offsetY[sector], 0, height - 1);
                    int i = atY * width + atX;
                    float weight = unevenness.values()[i];
                    red += weight * means.red().values()[i];
                    green += weight * means.green().values()[i];
                    blue += weight * means.blue().values()[i];
                    total += weight;
                }
                int pixel = y * width + x;
                float keep = detail.values()[pixel];
                result.set(
                        pixel,
                        Curve.mix(red / total, picture.red().values()[pixel], keep),
                        Curve.mix(green / total, picture.green().values()[pixel], keep),
                        Curve.mix(blue / total, picture.blue().values()[pixel], keep));
            }
        }
        return result;
    }

    /** The weight of each neighbourhood: the more even it is, the heavier. */
    private static Plane unevenness(Colours picture, Colours means, int radius) {
        Plane luminance = picture.luminance();
        Plane squares = Blur.box(luminance.times(luminance), radius);
        float[] weights = squares.values();
        for (int i = 0; i < weights.length; i++) {
            float mean = means.luminance(i);
            float variance = Math.max(0, weights[i] - mean * mean);
            float even = EVENNESS / (EVENNESS + variance);
            weights[i] = even * even + 1e-6f;
        }
        return squares;
    }
}
