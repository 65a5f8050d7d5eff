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
        Plane weights = weights(picture, means, half);
        Plane total = overSectors(weights, radius);
        return new Colours(
                mix(overSectors(means.red().times(weights), radius), total, picture.red(), detail),
                mix(overSectors(means.green().times(weights), radius), total, picture.green(), detail),
                mix(overSectors(means.blue().times(weights), radius), total, picture.blue(), detail));
    }

    private static Plane mix(Plane sum, Plane total, Plane original, Plane detail) {
        float[] values = sum.values();
        for (int i = 0; i < values.length; i++) {
            float painted = values[i] / total.values()[i];
            values[i] = Curve.mix(painted, original.values()[i], detail.values()[i]);
        }
        return sum;
    }

    /** For each pixel the sum of the values in the eight directions; row by row, so that it runs on vectors. */
    private static Plane overSectors(Plane plane, int radius) {
        int width = plane.width();
        int height = plane.height();
        float[] from = plane.values();
        Plane result = new Plane(width, height);
        float[] to = result.values();
        for (int sector = 0; sector < SECTORS; sector++) {
            double angle = 2 * Math.PI * (sector + 0.25) / SECTORS;
            int offsetX = Math.clamp(Math.round(radius * 0.8 * Math.cos(angle)), 1 - width, width - 1);
            int offsetY = (int) Math.round(radius * 0.8 * Math.sin(angle));
            int first = Math.max(0, -offsetX);
            int last = Math.min(width, width - offsetX);
            for (int y = 0; y < height; y++) {
                int row = y * width;
                int source = Math.clamp(y + offsetY, 0, height - 1) * width;
                for (int x = 0; x < first; x++) {
                    to[row + x] += from[source];
                }
                for (int x = first; x < last; x++) {
                    to[row + x] += from[source + offsetX + x];
                }
                for (int x = last; x < width; x++) {
                    to[row + x] += from[source + width - 1];
                }
            }
        }
        return result;
    }

    /** The weight of each neighbourhood: the more even it is, the heavier. */
    private static Plane weights(Colours picture, Colours means, int radius) {
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
