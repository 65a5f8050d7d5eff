package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.around;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mirrored;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** A coat with lapels over a shirt, worn open at the neck or with something tied around it. */
record Coat(Color cloth, Color lapel, Color shirt, Color tie, Closing closing, Color lamp, boolean litLeft) {

    /** What is worn at the neck. */
    enum Closing {
        TIE,
        BOW,
        ROUND_NECK
    }

    void paint(Graphics2D g, Stage stage) {
        Head head = stage.head().aboveShoulders();
        Bust under = new Bust(head, 0.5, closing == Closing.ROUND_NECK ? 0.9 : 0.8, 0.24, 1.7, litLeft);
        under.cloth(g, under.outline(), shirt, Color.WHITE, 0.45);
        switch (closing) {
            case TIE -> {
                tie(g, head);
                shirtCollar(g, head);
            }
            case BOW -> {
                shirtCollar(g, head);
                bow(g, head);
            }
            case ROUND_NECK -> {
                double[] seam = {0.5, 0.93, 0.4, 1.22, 0.16, 1.24, 0, 1.24};
                line(g, around(head, seam), head.size() * 0.05, alpha(mix(shirt, Color.BLACK, 0.5), 0.6));
                line(g, around(head, mirrored(seam)), head.size() * 0.05, alpha(mix(shirt, Color.BLACK, 0.5), 0.6));
            }
        }
        Bust bust = new Bust(head, 0.5, 0.84, 0.24, 1.78, litLeft);
        for (int side = -1; side <= 1; side += 2) {
            Shape clip = g.getClip();
            g.clip(half(head, side));
            bust.cloth(g, bust.outline(), cloth, lamp, 0.6);
            g.setClip(clip);
        }
        for (int side = -1; side <= 1; side += 2) {
            lapel(g, head, side);
        }
        bust.rim(g, lamp, 0.5);
    }

    /** One side of the coat, up to the edge that opens over the shirt. */
    private static Path2D half(Head head, int side) {
        double[] points = {
            0.42, 0.6, 0.5, 1.1, 0.34, 1.7, 0, 2.75, 0, 4, 0, 5, 0, 7.1, 1, 7.1, 2, 7.1, 3, 7.1, 3, 5, 3, 2, 3, 0.6, 2,
            0.6, 1, 0.6, 0.42, 0.6
        };
        return around(head, side > 0 ? points : mirrored(points));
    }

    private void lapel(Graphics2D g, Head head, int side) {
        double[] points = {
            0.46, 0.72, 0.62, 0.82, 0.8, 1.02, 0.9, 1.2, 0.98, 1.36, 1.02, 1.46, 1.04, 1.56, 0.92, 1.56, 0.84, 1.55,
            0.74, 1.52, 0.82, 1.62, 0.88, 1.7, 0.9, 1.78, 0.62, 2.2, 0.3, 2.55, 0, 2.95, 0.16, 2.3, 0.42, 1.6, 0.46,
            0.72
        };
        Path2D path = around(head, side > 0 ? points : mirrored(points));
        boolean lit = side < 0 == litLeft;
        line(g, path, head.size() * 0.09, alpha(Color.BLACK, 0.3));
        g.setPaint(new LinearGradientPaint(
                (float) head.x(side * 1.0),
                (float) head.y(1.1),
                (float) head.x(side * 0.1),
                (float) head.y(2.4),
                new float[] {0, 0.5f, 1},
                new Color[] {mix(lapel, lit ? lamp : Color.BLACK, lit ? 0.4 : 0.2), lapel, mix(lapel, Color.BLACK, 0.35)
                }));
        g.fill(path);
        line(g, path, head.size() * 0.016, alpha(mix(lapel, lamp, 0.5), lit ? 0.7 : 0.35));
        double[] inside = {0.46, 0.72, 0.6, 0.9, 0.66, 1.2, 0.74, 1.52};
        line(g, around(head, side > 0 ? inside : mirrored(inside)), head.size() * 0.035, alpha(Color.BLACK, 0.3));
    }

    private void shirtCollar(Graphics2D g, Head head) {
        for (int side = -1; side <= 1; side += 2) {
            double[] points = {
                0.47, 0.72, 0.54, 0.86, 0.58, 1.05, 0.55, 1.34, 0.4, 1.3, 0.18, 1.2, 0.02, 1.08, 0.2, 1.0, 0.38, 0.9,
                0.47, 0.72
            };
            Path2D path = around(head, side > 0 ? points : mirrored(points));
            boolean lit = side < 0 == litLeft;
            line(g, path, head.size() * 0.05, alpha(Color.BLACK, 0.25));
            g.setPaint(mix(shirt, lit ? Color.WHITE : Color.BLACK, lit ? 0.25 : 0.16));
            g.fill(path);
        }
    }

    private void tie(Graphics2D g, Head head) {
        double[] blade = {
            0.1, 1.3, 0.16, 1.7, 0.24, 2.4, 0.3, 4, 0.1, 4, -0.1, 4, -0.3, 4, -0.24, 2.4, -0.16, 1.7, -0.1, 1.3, -0.04,
            1.32, 0.04, 1.32, 0.1, 1.3
        };
        double[] knot = {
            -0.17, 1.08, -0.06, 1.05, 0.06, 1.05, 0.17, 1.08, 0.15, 1.2, 0.12, 1.28, 0.09, 1.34, 0.03, 1.36, -0.03,
            1.36, -0.09, 1.34, -0.12, 1.28, -0.15, 1.2, -0.17, 1.08
        };
        g.setPaint(tie);
        g.fill(around(head, blade));
        g.setPaint(mix(tie, Color.BLACK, 0.25));
        g.fill(around(head, knot));
        double[] stripe = {-0.02, 1.36, 0.0, 1.8, 0.04, 2.4, 0.06, 3.4};
        line(g, around(head, stripe), head.size() * 0.05, alpha(mix(tie, Color.WHITE, 0.4), 0.5));
    }

    private void bow(Graphics2D g, Head head) {
        for (int side = -1; side <= 1; side += 2) {
            double[] wing = {
                0.03, 1.14, 0.2, 1.02, 0.34, 0.98, 0.44, 1.0, 0.46, 1.14, 0.46, 1.24, 0.44, 1.38, 0.34, 1.38, 0.2, 1.3,
                0.03, 1.22, 0.03, 1.2, 0.03, 1.16, 0.03, 1.14
            };
            Path2D path = around(head, side > 0 ? wing : mirrored(wing));
            g.setPaint(tie);
            g.fill(path);
            line(g, path, head.size() * 0.016, alpha(mix(tie, lamp, 0.5), 0.6));
        }
        g.setPaint(mix(tie, Color.BLACK, 0.3));
        g.fill(disc(head.x(), head.y(1.18), head.size() * 0.075, head.size() * 0.1));
    }
}
