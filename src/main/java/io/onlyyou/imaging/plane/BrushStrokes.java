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
        int height = noise.height();
        float[] alongX = directions[0].values();
        float[] alongY = directions[1].values();
        Plane result = new Plane(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float sum = walk(alongX, alongY, noise, x, y, 1) + walk(alongX, alongY, noise, x, y, -1);
                float mean = (sum + noise.get(x, y)) / (2 * STEPS + 1);
                result.set(x, y, Math.clamp(0.5f + (mean - 0.5f) * 6, 0f, 1f));
            }
        }
        return result;
    }

    private static float walk(float[] alongX, float[] alongY, Plane noise, int startX, int startY, float direction) {
        float[] values = noise.values();
        int width = noise.width();
        int height = noise.height();
        float x = startX + 0.5f;
        float y = startY + 0.5f;
        float sum = 0;
        int pixel = startY * width + startX;
        float moveX = alongX[pixel] * direction;
        float moveY = alongY[pixel] * direction;
        for (int i = 0; i < STEPS; i++) {
            x += moveX;
            y += moveY;
            int atX = Math.min(Math.max((int) x, 0), width - 1);
            int atY = Math.min(Math.max((int) y, 0), height - 1);
            pixel = atY * width + atX;
            sum += values[pixel];
            float nextX = alongX[pixel];
            float nextY = alongY[pixel];
            float sign = Math.copySign(1, nextX * moveX + nextY * moveY); // a line has no arrow: keep ours
            moveX = nextX * sign;
            moveY = nextY * sign;
        }
        return sum;
    }
}
