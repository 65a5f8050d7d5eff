package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** A city in three depths, hazy at the back, with lit windows in front. */
final class Skyline {

    private final SplittableRandom random;
    private final Color haze;
    private final Color dark;

    Skyline(SplittableRandom random, Color haze, Color dark) {
        this.random = random;
        this.haze = haze;
        this.dark = dark;
    }

    void paint(Graphics2D g, Stage stage) {
        for (int depth = 0; depth < 3; depth++) {
            Color body = mix(haze, dark, 0.25 + 0.33 * depth);
            double x = -stage.length(0.05);
            while (x < stage.width()) {
                double wide = stage.length(between(0.045, 0.1, random) * (1 + 0.25 * depth));
                double tall = stage.y(between(0.16, 0.44, random) * (1.05 - 0.14 * depth));
                tower(g, stage, x, stage.height() - tall, wide, body, depth);
                x += wide * between(0.9, 1.15, random);
            }
            fog(g, stage, depth);
        }
    }

    private void tower(Graphics2D g, Stage stage, double x, double top, double wide, Color body, int depth) {
        g.setPaint(new LinearGradientPaint(
                (float) x, 0, (float) (x + wide), 0, new float[] {0, 1}, new Color[] {mix(body, haze, 0.18), body}));
        g.fill(new Rectangle2D.Double(x, top, wide, stage.height() - top));
        switch (random.nextInt(4)) {
            case 0 -> g.fill(new Rectangle2D.Double(x + wide * 0.2, top - wide * 0.3, wide * 0.6, wide * 0.35));
            case 1 -> g.fill(new Rectangle2D.Double(x + wide * 0.47, top - wide * 0.8, wide * 0.06, wide * 0.8));
            default -> {}
        }
        double cell = stage.length(0.009 + 0.003 * depth);
        Color lamp = mix(new Color(0xFFD98C), haze, 0.45 - 0.2 * depth);
        for (double y = top + cell; y < stage.height(); y += cell * 1.8) {
            int busy = random.nextInt(4) == 0 ? 75 : 26; // some floors are at work
            for (double column = x + cell * 0.7; column < x + wide - cell; column += cell * 1.5) {
                if (random.nextInt(100) < busy) {
                    g.setPaint(alpha(lamp, between(0.3, 0.95, random)));
                    g.fill(new Rectangle2D.Double(column, y, cell * 0.75, cell * 1.0));
                }
            }
        }
    }

    private void fog(Graphics2D g, Stage stage, int depth) {
        g.setPaint(new LinearGradientPaint(0, (float) stage.y(0.6), 0, stage.height(), new float[] {0, 1}, new Color[] {
            alpha(haze, 0), alpha(haze, 0.45 - 0.17 * depth)
        }));
        g.fill(new Rectangle2D.Double(0, stage.y(0.6), stage.width(), stage.y(0.4)));
    }
}
