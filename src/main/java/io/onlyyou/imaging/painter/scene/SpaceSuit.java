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
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Helmet and suit, drawn around the head whatever the person wears. */
final class SpaceSuit {

    private static final double VISOR_DOWN = -0.24;
    private static final double VISOR_X = 0.98;
    private static final double VISOR_Y = 1.12;

    /** What the person is seen through. */
    static final Window VISOR = Window.ellipse(VISOR_DOWN, VISOR_X, VISOR_Y);

    private final Color shell;
    private final Color trim;
    private final Color planet;
    private final boolean litLeft;

    SpaceSuit(Deck deck, Color planet, boolean litLeft) {
        this.shell = new Color(deck.pick(0xE9EAEE, 0xE9EAEE, 0xE57A2E, 0xD9DEE8));
        this.trim = new Color(deck.pick(0xC93A2B, 0x2B5FAF, 0xE0A02A, 0x2E8C7A));
        this.planet = planet;
        this.litLeft = litLeft;
    }

    /** The shell of the helmet with its dark inside. */
    void behind(Graphics2D g, Stage stage) {
        Head head = stage.head();
        double y = head.y(VISOR_DOWN);
        double side = litLeft ? -1 : 1;
        g.setPaint(new RadialGradientPaint(
                (float) head.x(side * 0.6),
                (float) head.y(-0.9),
                (float) (head.size() * 2.3),
                new float[] {0, 0.45f, 1},
                new Color[] {Color.WHITE, mix(shell, new Color(0xDDE2EC), 0.6), mix(shell, new Color(0x20243A), 0.85)
                }));
        g.fill(disc(head.x(), y, head.size() * 1.22, head.size() * 1.34));
        g.setPaint(new RadialGradientPaint(
                (float) head.x(), (float) y, (float) (head.size() * 1.2), new float[] {0, 0.7f, 1}, new Color[] {
                    new Color(0x39465E), new Color(0x1A2236), new Color(0x080B16)
                }));
        g.fill(disc(head.x(), y, head.size() * VISOR_X, head.size() * VISOR_Y));
    }

    void inFront(Graphics2D g, Stage stage) {
        Head head = stage.head();
        visor(g, head);
        body(g, head);
        collar(g, head);
        chest(g, head);
    }

    private void visor(Graphics2D g, Head head) {
        double y = head.y(VISOR_DOWN);
        double radiusX = head.size() * VISOR_X;
        double radiusY = head.size() * VISOR_Y;
        Shape glass = disc(head.x(), y, radiusX, radiusY);
        Shape clip = g.getClip();
        g.clip(glass);
        g.setPaint(new RadialGradientPaint(
                (float) head.x(), (float) y, (float) radiusY, new float[] {0, 0.72f, 0.9f, 1}, new Color[] {
                    alpha(planet, 0), alpha(planet, 0.03), alpha(planet, 0.2), alpha(new Color(0x0A1024), 0.6)
                }));
        g.fill(disc(head.x(), y, radiusX * 1.1, radiusY * 1.1));
        double side = litLeft ? -1 : 1;
        Path2D shine = around(
                head,
                side * 0.78,
                -0.72,
                side * 0.66,
                -1.02,
                side * 0.42,
                -1.2,
                side * 0.18,
                -1.26,
                side * 0.4,
                -1.1,
                side * 0.6,
                -0.9,
                side * 0.68,
                -0.58,
                side * 0.74,
                -0.6,
                side * 0.77,
                -0.64,
                side * 0.78,
                -0.72);
        g.setPaint(alpha(Color.WHITE, 0.6));
        g.fill(shine);
        glow(g, head.x(-side * 0.72), head.y(0.25), head.size() * 0.22, head.size() * 0.5, planet, 0.35);
        g.setClip(clip);
        line(g, glass, head.size() * 0.075, mix(shell, new Color(0x30364A), 0.75));
        line(g, glass, head.size() * 0.03, mix(trim, Color.WHITE, 0.15));
        g.setStroke(new BasicStroke((float) (head.size() * 0.022), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(alpha(Color.WHITE, 0.85));
        g.draw(new Arc2D.Double(
                head.x() - radiusX * 1.12,
                y - radiusY * 1.1,
                radiusX * 2.24,
                radiusY * 2.2,
                litLeft ? 110 : 25,
                45,
                Arc2D.OPEN));
    }

    private void body(Graphics2D g, Head head) {
        double[] half = {
            0, 0.98, 0.5, 0.98, 0.72, 0.9, 0.85, 0.86, 1.35, 0.95, 1.85, 1.15, 2.05, 1.9, 2.12, 2.4, 2.2, 3.0, 2.25,
            4.0, 1.5, 4.0, 0.7, 4.0, 0, 4.0
        };
        for (int side = -1; side <= 1; side += 2) {
            boolean lit = side < 0 == litLeft;
            Path2D part = around(head, side > 0 ? half : mirrored(half));
            g.setPaint(new LinearGradientPaint(
                    (float) head.x(side * 2.1), 0, (float) head.x(), 0, new float[] {0, 0.35f, 1}, new Color[] {
                        lit ? mix(shell, planet, 0.5) : mix(shell, new Color(0x1B2138), 0.75),
                        mix(shell, lit ? Color.WHITE : new Color(0x2A304A), lit ? 0.3 : 0.4),
                        mix(shell, new Color(0x2A304A), 0.3)
                    }));
            g.fill(part);
            line(g, part, 1, mix(shell, new Color(0x2A304A), 0.3));
            Shape clip = g.getClip();
            g.clip(part);
            sleeve(g, head, side, lit);
            double[] seam = {1.15, 0.98, 1.02, 1.5, 1.08, 2.2, 1.2, 3.4};
            line(
                    g,
                    around(head, side > 0 ? seam : mirrored(seam)),
                    head.size() * 0.028,
                    alpha(new Color(0x20263C), 0.45));
            g.setClip(clip);
        }
    }

    /** Two bands around the arm, the creases of thick cloth, and shade that makes both round. */
    private void sleeve(Graphics2D g, Head head, int side, boolean lit) {
        double unit = head.size();
        Color crease = new Color(0x141A30);
        for (int band = 0; band < 2; band++) {
            double low = 1.72 + 0.24 * band;
            double[] stripe = {1.16, low - 0.02, 1.5, low + 0.16, 1.8, low + 0.14, 2.4, low - 0.06};
            line(g, around(head, side > 0 ? stripe : mirrored(stripe)), unit * 0.1, alpha(trim, 0.95));
        }
        double[][] creases = {
            {1.15, 1.32, 1.4, 1.28, 1.62, 1.34, 1.8, 1.46},
            {1.2, 1.5, 1.45, 1.6, 1.7, 1.62, 2.1, 1.5},
            {1.16, 2.2, 1.4, 2.34, 1.75, 2.36, 2.3, 2.22},
            {1.2, 2.62, 1.5, 2.8, 1.8, 2.8, 2.3, 2.6},
            {0.62, 2.45, 0.5, 2.7, 0.3, 2.85, 0, 2.9},
            {0.98, 1.9, 0.86, 2.3, 0.8, 2.6, 0.7, 3.1}
        };
        for (double[] points : creases) {
            line(g, around(head, side > 0 ? points : mirrored(points)), unit * 0.09, alpha(crease, 0.1));
            line(g, around(head, side > 0 ? points : mirrored(points)), unit * 0.035, alpha(crease, 0.22));
        }
        glow(g, head.x(side * 1.5), head.y(1.2), unit * 0.5, unit * 0.3, Color.WHITE, lit ? 0.55 : 0.12);
        glow(g, head.x(side * 1.12), head.y(2.6), unit * 0.34, unit * 1.3, crease, 0.5);
        glow(g, head.x(side * 2.25), head.y(2.6), unit * 0.55, unit * 1.6, lit ? planet : crease, lit ? 0.5 : 0.75);
        glow(g, head.x(side * 0.3), head.y(1.12), unit * 0.9, unit * 0.3, crease, 0.5);
    }

    private void collar(Graphics2D g, Head head) {
        double y = head.y(0.93);
        g.setPaint(mix(shell, new Color(0x2A304A), 0.45));
        g.fill(disc(head.x(), y + head.size() * 0.07, head.size() * 0.99, head.size() * 0.24));
        for (int ring = 0; ring < 3; ring++) {
            double radius = head.size() * (0.98 - 0.05 * ring);
            Color metal = ring == 1 ? trim : new Color(0xC7CCD8);
            double start = y - head.size() * (0.04 + 0.05 * ring);
            g.setStroke(new BasicStroke((float) (head.size() * 0.062)));
            g.setPaint(new LinearGradientPaint(
                    (float) (head.x() - radius),
                    0,
                    (float) (head.x() + radius),
                    0,
                    new float[] {0, 0.3f, 0.6f, 1},
                    new Color[] {
                        mix(metal, Color.BLACK, 0.5), mix(metal, Color.WHITE, 0.5), metal, mix(metal, Color.BLACK, 0.6)
                    }));
            g.draw(new Arc2D.Double(
                    head.x() - radius,
                    start - head.size() * 0.2,
                    2 * radius,
                    head.size() * 0.42,
                    180,
                    180,
                    Arc2D.OPEN));
        }
    }

    private void chest(Graphics2D g, Head head) {
        double unit = head.size();
        Shape box = new RoundRectangle2D.Double(
                head.x(-0.52), head.y(1.5), unit * 1.04, unit * 0.75, unit * 0.16, unit * 0.16);
        g.setPaint(new LinearGradientPaint(
                0, (float) head.y(1.5), 0, (float) head.y(2.25), new float[] {0, 1}, new Color[] {
                    new Color(0x5B6378), new Color(0x272C3E)
                }));
        g.fill(box);
        line(g, box, unit * 0.025, new Color(0x9AA3B8));
        Color[] lamps = {new Color(0xFF5A4A), new Color(0xFFD24A), new Color(0x5AE08A), planet};
        for (int i = 0; i < lamps.length; i++) {
            double x = head.x(-0.34 + 0.225 * i);
            g.setPaint(lamps[i]);
            g.fill(disc(x, head.y(1.68), unit * 0.05, unit * 0.05));
            glow(g, x, head.y(1.68), unit * 0.15, unit * 0.15, lamps[i], 0.6);
        }
        g.setPaint(mix(planet, new Color(0x10202A), 0.65));
        g.fill(new RoundRectangle2D.Double(
                head.x(-0.4), head.y(1.82), unit * 0.5, unit * 0.3, unit * 0.05, unit * 0.05));
        g.setPaint(new Color(0xB8BECC));
        g.fill(disc(head.x(0.3), head.y(1.97), unit * 0.13, unit * 0.13));
        for (int side = -1; side <= 1; side += 2) {
            double[] hose = {0.5, 1.75, 0.85, 1.7, 0.95, 1.35, 0.78, 1.05};
            Path2D path = around(head, side > 0 ? hose : mirrored(hose));
            line(g, path, unit * 0.1, new Color(0x2A3044));
            line(g, path, unit * 0.055, mix(trim, Color.WHITE, 0.1));
        }
    }
}
