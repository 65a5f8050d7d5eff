package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.around;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mirrored;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** What a hero wears: a suit with a collar and an emblem, and a cape over the shoulders. */
final class HeroSuit {

    /** Cape, suit, metal. */
    private final Color cape;

    private final Color suit;
    private final Color metal;
    private final Color lamp;
    private final boolean litLeft;
    private final int collar;
    private final int emblem;
    private final boolean pads;

    HeroSuit(SplittableRandom random, Color cape, Color suit, Color metal, Color lamp, boolean litLeft) {
        this.cape = cape;
        this.suit = suit;
        this.metal = metal;
        this.lamp = lamp;
        this.litLeft = litLeft;
        this.collar = random.nextInt(3);
        this.emblem = random.nextInt(Emblem.KINDS);
        this.pads = random.nextInt(3) == 0;
    }

    void paint(Graphics2D g, Stage stage) {
        Head head = stage.head().aboveShoulders();
        Bust bust = new Bust(head, 0.5, 0.84, 0.2, 1.72, litLeft);
        Shape torso = bust.outline();
        bust.cloth(g, torso, suit, lamp, 0.62);
        Shape clip = g.getClip();
        g.clip(torso);
        panels(g, head);
        g.setClip(clip);
        bust.rim(g, lamp, pads ? 0 : 0.45);
        collar(g, head);
        if (pads) {
            pads(g, head);
        }
        for (int side = -1; side <= 1; side += 2) {
            drape(g, head, side);
        }
        Emblem.paint(g, head.x(), head.y(1.84), head.size() * 0.36, emblem, metal, cape);
    }

    private void panels(Graphics2D g, Head head) {
        double unit = head.size();
        for (int side = -1; side <= 1; side += 2) {
            double[] flank = {
                0.78, 1.1, 0.98, 1.7, 0.9, 2.3, 0.62, 3.2, 0.55, 4.2, 0.55, 5, 0.55, 7, 1.4, 7, 1.5, 4, 1.3, 2.4, 1.3,
                1.9, 1.2, 1.5, 1.05, 1.2, 0.78, 1.1, 0.78, 1.1, 0.78, 1.1
            };
            double[] points = side > 0 ? flank : mirrored(flank);
            Path2D panel = around(head, points);
            g.setPaint(alpha(mix(suit, Color.BLACK, 0.55), 0.5));
            g.fill(panel);
            double[] seam = {0.78, 1.1, 0.98, 1.7, 0.9, 2.3, 0.62, 3.2};
            Path2D edge = around(head, side > 0 ? seam : mirrored(seam));
            line(g, edge, unit * 0.05, alpha(mix(metal, Color.BLACK, 0.3), 0.75));
            line(g, edge, unit * 0.02, alpha(mix(metal, Color.WHITE, 0.3), 0.8));
            glow(g, head.x(side * 0.48), head.y(1.62), unit * 0.45, unit * 0.3, mix(suit, lamp, 0.6), 0.35);
        }
        double[] breast = {0, 2.3, 0.3, 2.36, 0.66, 2.3, 0.84, 2.05};
        line(g, around(head, breast), unit * 0.07, alpha(Color.BLACK, 0.25));
        line(g, around(head, mirrored(breast)), unit * 0.07, alpha(Color.BLACK, 0.25));
    }

    private void collar(Graphics2D g, Head head) {
        double unit = head.size();
        double high = collar == 0 ? 0.64 : 0.78;
        for (int side = -1; side <= 1; side += 2) {
            double[] wing = {
                0.5,
                high,
                0.6,
                high + 0.08,
                0.7,
                0.98,
                0.74,
                1.14,
                0.5,
                1.3,
                0.25,
                1.36,
                0,
                1.36,
                0,
                1.28,
                0,
                1.2,
                0,
                1.12,
                0.26,
                1.08,
                0.44,
                0.94,
                0.5,
                high
            };
            Path2D path = around(head, side > 0 ? wing : mirrored(wing));
            boolean lit = side < 0 == litLeft;
            Color cloth = collar == 1 ? cape : mix(suit, Color.BLACK, 0.25);
            g.setPaint(new LinearGradientPaint(
                    (float) head.x(side * 0.75), 0, (float) head.x(), 0, new float[] {0, 1}, new Color[] {
                        lit ? mix(cloth, lamp, 0.35) : mix(cloth, Color.BLACK, 0.3), mix(cloth, Color.BLACK, 0.3)
                    }));
            g.fill(path);
            double[] trim = {0.5, high, 0.44, 0.94, 0.26, 1.08, 0, 1.13};
            line(g, around(head, side > 0 ? trim : mirrored(trim)), unit * 0.06, mix(metal, Color.BLACK, 0.25));
            line(g, around(head, side > 0 ? trim : mirrored(trim)), unit * 0.025, mix(metal, Color.WHITE, 0.35));
        }
    }

    private void pads(Graphics2D g, Head head) {
        double unit = head.size();
        for (int side = -1; side <= 1; side += 2) {
            boolean lit = side < 0 == litLeft;
            for (int plate = 2; plate >= 0; plate--) {
                double down = 0.3 * plate;
                double out = 0.1 * plate;
                double[] points = {
                    0.98,
                    1.2 + down,
                    1.2,
                    1.12 + down,
                    1.55 + out,
                    1.2 + down,
                    1.82 + out,
                    1.52 + down,
                    1.92 + out,
                    1.66 + down,
                    1.96 + out,
                    1.82 + down,
                    1.96 + out,
                    1.98 + down,
                    1.7 + out,
                    1.68 + down,
                    1.3,
                    1.52 + down,
                    0.98,
                    1.46 + down,
                    0.95,
                    1.38 + down,
                    0.95,
                    1.28 + down,
                    0.98,
                    1.2 + down
                };
                Path2D shape = around(head, side > 0 ? points : mirrored(points));
                line(g, shape, unit * 0.07, mix(metal, Color.BLACK, 0.72));
                g.setPaint(new LinearGradientPaint(
                        0,
                        (float) head.y(1.12 + down),
                        0,
                        (float) head.y(1.95 + down),
                        new float[] {0, 0.3f, 1},
                        new Color[] {
                            mix(metal, lit ? lamp : Color.BLACK, lit ? 0.55 : 0.25),
                            mix(metal, Color.BLACK, lit ? 0.12 : 0.45),
                            mix(metal, Color.BLACK, lit ? 0.6 : 0.8)
                        }));
                g.fill(shape);
            }
        }
    }

    /** The cape where it comes over a shoulder, with its clasp. */
    private void drape(Graphics2D g, Head head, int side) {
        double[] points = {
            0.52, 0.98, 0.78, 1.0, 1.05, 1.08, 1.34, 1.26, 1.66, 1.44, 1.86, 1.7, 1.95, 2.3, 2.05, 3.4, 2.1, 5, 2.1, 7,
            1.6, 7, 1.62, 5, 1.6, 3.4, 1.52, 2.5, 1.3, 1.85, 1.0, 1.52, 0.8, 1.36, 0.6, 1.28, 0.46, 1.3, 0.42, 1.2,
            0.44, 1.06, 0.52, 0.98
        };
        Path2D drape = around(head, side > 0 ? points : mirrored(points));
        cloth(g, head, drape, side);
        double[][] folds = {
            {0.56, 1.1, 0.95, 1.22, 1.4, 1.6, 1.62, 3.4},
            {0.55, 1.2, 0.9, 1.36, 1.3, 1.75, 1.7, 4},
            {0.56, 1.04, 1.1, 1.14, 1.7, 1.6, 1.9, 3.4}
        };
        for (int i = 0; i < folds.length; i++) {
            double[] fold = side > 0 ? folds[i] : mirrored(folds[i]);
            Color tone = i == 1 ? mix(cape, lamp, 0.6) : mix(cape, Color.BLACK, 0.65);
            line(g, around(head, fold), head.size() * 0.06, alpha(tone, i == 1 ? 0.35 : 0.4));
        }
        double clasp = head.size() * 0.105;
        double x = head.x(side * 0.5);
        double y = head.y(1.15);
        g.setPaint(mix(metal, Color.BLACK, 0.5));
        g.fill(disc(x, y + clasp * 0.12, clasp * 1.15, clasp * 1.15));
        g.setPaint(metal);
        g.fill(disc(x, y, clasp, clasp));
        g.setStroke(new BasicStroke((float) (clasp * 0.18)));
        g.setPaint(mix(metal, Color.BLACK, 0.35));
        g.draw(disc(x, y, clasp * 0.6, clasp * 0.6));
        glow(g, x - clasp * 0.3, y - clasp * 0.35, clasp * 0.6, clasp * 0.6, Color.WHITE, 0.9);
    }

    /** Cape cloth between the neck and a hem that lies to one side. */
    void cloth(Graphics2D g, Head head, Shape part, double side) {
        boolean lit = side < 0 == litLeft;
        g.setPaint(new LinearGradientPaint(
                (float) head.x(),
                (float) head.y(0.8),
                (float) head.x(side * 2.6),
                (float) head.y(2.8),
                new float[] {0, 0.45f, 1},
                new Color[] {
                    mix(cape, Color.BLACK, 0.45),
                    lit ? mix(cape, lamp, 0.28) : cape,
                    mix(cape, Color.BLACK, lit ? 0.2 : 0.5)
                }));
        g.fill(part);
    }
}
