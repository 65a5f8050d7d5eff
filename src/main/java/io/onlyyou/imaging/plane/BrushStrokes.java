package io.onlyyou.imaging.plane;

import java.util.SplittableRandom;

/**
 * The relief of bristles: noise smeared along the lines of the picture, lit from the upper left. Source: Cabral and Leedom,
 * "Imaging vector fields using line integral convolution", 1993, on the structure tensor.
 */
public final class BrushStrokes {

    private static final int STEPS = 6;
    private static final float STEP = 1.8f;

    private BrushStrokes() {}

    /** Lights the strokes into the picture, as strongly as {@code strength} says for each pixel. */
    public static void apply(Colours picture, Plane strength, SplittableRandom random) {
        int width = picture.width();
        int height = picture.height();
        Plane relief = smear(directions(picture), noise(width, height, random));
        float[] values = relief.values();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                int corner = Math.max(y - 1, 0) * width + Math.max(x - 1, 0);
                float lit = (values[pixel] - values[corner]) * 0.9f + (values[pixel] - 0.5f) * 0.35f;
                float gain = 1 + lit * strength.values()[pixel];
                picture.set(
                        pixel,
                        picture.red().values()[pixel] * gain,
                        picture.green().values()[pixel] * gain,
                        picture.blue().values()[pixel] * gain);
            }
        }
    }

    private static Plane noise(int width, int height, SplittableRandom random) {
        Plane noise = new Plane(width, height);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] = (random.nextInt() >>> 8) * 0x1p-24f;
        }
        return Blur.box(noise, 1);
    }

    /** A step along the lines of the picture, as two planes. */
    private static Plane[] directions(Colours picture) {
        Plane light = picture.luminance();
        int width = light.width();
        int height = light.height();
        Plane xx = new Plane(width, height);
        Plane xy = new Plane(width, height);
        Plane yy = new Plane(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float across = light.get(Math.min(x + 1, width - 1), y) - light.get(Math.max(x - 1, 0), y);
                float down = light.get(x, Math.min(y + 1, height - 1)) - light.get(x, Math.max(y - 1, 0));
                xx.set(x, y, across * across);
                xy.set(x, y, across * down);
                yy.set(x, y, down * down);
            }
        }
        int reach = Math.max(3, width / 170);
        Plane[] tensor = {Blur.soft(xx, reach), Blur.soft(xy, reach), Blur.soft(yy, reach)};
        for (int i = 0; i < tensor[0].values().length; i++) {
            // half-angle formulas; where nothing is drawn the hand follows a slant
            float difference = tensor[0].values()[i] - tensor[2].values()[i] + 1e-6f;
            float mixed = 2 * tensor[1].values()[i] + 2e-6f;
            float cosine = difference / (float) Math.sqrt(difference * difference + mixed * mixed);
            xx.values()[i] = -Math.copySign(STEP * (float) Math.sqrt(Math.max(0, (1 - cosine) / 2)), mixed);
            yy.values()[i] = STEP * (float) Math.sqrt(Math.max(0, (1 + cosine) / 2));
        }
        return new Plane[] {xx, yy};
    }

    private static Plane smear(Plane[] directions, Plane noise) {
        int width = noise.width();
        Plane result = new Plane(width, noise.height());
        Walk walk = new Walk(directions[0], directions[1], noise);
        float[] forth = new float[width];
        float[] back = new float[width];
        for (int y = 0; y < noise.height(); y++) {
            walk.row(y, 1, forth);
            walk.row(y, -1, back);
            for (int x = 0; x < width; x++) {
                float mean = (forth[x] + back[x] + noise.get(x, y)) / (2 * STEPS + 1);
                result.set(x, y, Math.clamp(0.5f + (mean - 0.5f) * 6, 0f, 1f));
            }
        }
        return result;
    }

    /** Walks from every pixel of a row along the lines of the picture, all of them one step at a time, so that none waits for another. */
    private static final class Walk {

        private final float[] alongX;
        private final float[] alongY;
        private final Plane noise;
        private final float[] x;
        private final float[] y;
        private final float[] moveX;
        private final float[] moveY;

        Walk(Plane alongX, Plane alongY, Plane noise) {
            this.alongX = alongX.values();
            this.alongY = alongY.values();
            this.noise = noise;
            this.x = new float[noise.width()];
            this.y = new float[noise.width()];
            this.moveX = new float[noise.width()];
            this.moveY = new float[noise.width()];
        }

        /** Sums up the noise on the way; {@code direction} is 1 or -1. */
        void row(int row, float direction, float[] sums) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] = 0;
                x[i] = i + 0.5f;
                y[i] = row + 0.5f;
                moveX[i] = alongX[row * sums.length + i] * direction;
                moveY[i] = alongY[row * sums.length + i] * direction;
            }
            for (int step = 0; step < STEPS; step++) {
                step(sums);
            }
        }

        private void step(float[] sums) {
            float[] values = noise.values();
            int width = sums.length;
            int height = noise.height();
            for (int i = 0; i < width; i++) {
                x[i] += moveX[i];
                y[i] += moveY[i];
                int atX = Math.min(Math.max((int) x[i], 0), width - 1);
                int atY = Math.min(Math.max((int) y[i], 0), height - 1);
                int pixel = atY * width + atX;
                sums[i] += values[pixel];
                float nextX = alongX[pixel];
                float nextY = alongY[pixel];
                float sign = Math.copySign(1, nextX * moveX[i] + nextY * moveY[i]); // a line has no arrow: keep ours
                moveX[i] = nextX * sign;
                moveY[i] = nextY * sign;
            }
        }
    }
}
