package io.onlyyou.imaging.plane;

/** Means over square neighbourhoods, at a cost that does not grow with the radius. Edges are continued outwards. */
public final class Blur {

    private static final int COLUMNS = 64;

    private Blur() {}

    /** The mean of the square that reaches {@code radius} pixels to each side. */
    public static Plane box(Plane plane, int radius) {
        if (radius < 1) {
            return plane.copy();
        }
        return columns(rows(plane, radius), radius);
    }

    /** Two boxes in a row: nearly a Gaussian. */
    public static Plane soft(Plane plane, int radius) {
        return box(box(plane, radius), radius);
    }

    private static Plane rows(Plane plane, int radius) {
        int width = plane.width();
        float[] from = plane.values();
        Plane result = new Plane(width, plane.height());
        float[] to = result.values();
        float share = 1f / (2 * radius + 1);
        for (int row = 0; row < from.length; row += width) {
            double sum = from[row] * (radius + 1.0);
            for (int i = 1; i <= radius; i++) {
                sum += from[row + Math.min(i, width - 1)];
            }
            for (int x = 0; x < width; x++) {
                to[row + x] = (float) sum * share;
                sum += from[row + Math.min(x + radius + 1, width - 1)] - from[row + Math.max(x - radius, 0)];
            }
        }
        return result;
    }

    /** In strips of columns, so that the sums stay in the cache. */
    private static Plane columns(Plane plane, int radius) {
        int width = plane.width();
        int height = plane.height();
        float[] from = plane.values();
        Plane result = new Plane(width, height);
        float[] to = result.values();
        float share = 1f / (2 * radius + 1);
        double[] sums = new double[COLUMNS];
        for (int start = 0; start < width; start += COLUMNS) {
            int count = Math.min(COLUMNS, width - start);
            for (int i = 0; i < count; i++) {
                sums[i] = from[start + i] * (radius + 1.0);
            }
            for (int y = 1; y <= radius; y++) {
                int row = Math.min(y, height - 1) * width + start;
                for (int i = 0; i < count; i++) {
                    sums[i] += from[row + i];
                }
            }
            for (int y = 0; y < height; y++) {
                int row = y * width + start;
                int entering = Math.min(y + radius + 1, height - 1) * width + start;
                int leaving = Math.max(y - radius, 0) * width + start;
                for (int i = 0; i < count; i++) {
                    to[row + i] = (float) sums[i] * share;
                    sums[i] += from[entering + i] - from[leaving + i];
                }
            }
        }
        return result;
    }
}
