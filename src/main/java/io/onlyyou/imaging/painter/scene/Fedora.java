package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.around;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** A felt hat that sits where the hairline is and leans with the head. */
record Fedora(Color felt, Color band, Color lamp, boolean litLeft) {

    /** The brim, above the brows. */
    private static final double BRIM = -0.74;

    /** Hair stays under the hat: nobody is seen above its brim. */
    Window window() {
        return stage -> {
            Head head = stage.head();
            Plane plane = new Plane(stage.width(), stage.height());
            double sine = Math.sin(head.roll());
            double cosine = Math.cos(head.roll());
            for (int y = 0; y < stage.height(); y++) {
                for (int x = 0; x < stage.width(); x++) {
                    double down = (-(x - head.x()) * sine + (y - head.y()) * cosine) / head.size();
                    plane.set(x, y, Curve.smooth(BRIM - 0.12, BRIM - 0.02, down));
                }
            }
            return plane;
        };
    }

    void paint(Graphics2D g, Stage stage) {
        Head head = stage.head();
        AffineTransform before = g.getTransform();
        g.rotate(head.roll(), head.x(), head.y());
        double unit = head.size();
        glow(g, head.x(), head.y(BRIM + 0.16), unit * 0.85, unit * 0.24, Color.BLACK, 0.6);
        crown(g, head);
        brim(g, head);
        g.setTransform(before);
    }

    private void crown(Graphics2D g, Head head) {
        Path2D crown = around(
                head,
                -0.86,
                BRIM - 0.04,
                -0.86,
                -1.3,
                -0.8,
                -1.62,
                -0.52,
                -1.72,
                -0.3,
                -1.8,
                -0.14,
                -1.62,
                0.02,
                -1.64,
                0.2,
                -1.66,
                0.36,
                -1.82,
                0.56,
                -1.7,
                0.82,
                -1.58,
                0.86,
                -1.28,
                0.86,
                BRIM - 0.04,
                0.4,
                BRIM + 0.12,
                -0.4,
                BRIM + 0.12,
                -0.86,
                BRIM - 0.04);
        double bright = litLeft ? -0.9 : 0.9;
        g.setPaint(new LinearGradientPaint(
                (float) head.x(bright), 0, (float) head.x(-bright), 0, new float[] {0, 0.35f, 1}, new Color[] {
                    mix(felt, lamp, 0.42), felt, mix(felt, Color.BLACK, 0.65)
                }));
        g.fill(crown);
        double[] crease = {0.0, -1.62, -0.05, -1.45, -0.02, -1.35, 0.02, -1.24};
        line(g, around(head, crease), head.size() * 0.07, alpha(Color.BLACK, 0.3));
        double[] ribbon = {-0.87, BRIM - 0.18, -0.4, BRIM - 0.04, 0.4, BRIM - 0.04, 0.87, BRIM - 0.18};
        Shape clip = g.getClip();
        g.clip(crown);
        line(g, around(head, ribbon), head.size() * 0.22, band);
        line(g, around(head, ribbon), head.size() * 0.03, alpha(mix(band, lamp, 0.4), 0.4));
        g.setClip(clip);
    }

    private void brim(Graphics2D g, Head head) {
        Path2D brim = around(
                head,
                -1.42,
                BRIM - 0.16,
                -1.2,
                BRIM - 0.1,
                -0.9,
                BRIM - 0.1,
                -0.6,
                BRIM - 0.02,
                -0.3,
                BRIM + 0.05,
                0.3,
                BRIM + 0.05,
                0.6,
                BRIM - 0.02,
                0.9,
                BRIM - 0.1,
                1.2,
                BRIM - 0.1,
                1.42,
                BRIM - 0.16,
                1.3,
                BRIM + 0.08,
                0.7,
                BRIM + 0.2,
                0,
                BRIM + 0.2,
                -0.7,
                BRIM + 0.2,
                -1.3,
                BRIM + 0.08,
                -1.42,
                BRIM - 0.16);
        double bright = litLeft ? -1.4 : 1.4;
        g.setPaint(new LinearGradientPaint(
                (float) head.x(bright), 0, (float) head.x(-bright), 0, new float[] {0, 0.45f, 1}, new Color[] {
                    mix(felt, lamp, 0.5), mix(felt, Color.BLACK, 0.15), mix(felt, Color.BLACK, 0.7)
                }));
        g.fill(brim);
        double[] edge = {
            -1.42,
            BRIM - 0.16,
            -1.3,
            BRIM + 0.08,
            -0.7,
            BRIM + 0.2,
            0,
            BRIM + 0.2,
            0.7,
            BRIM + 0.2,
            1.3,
            BRIM + 0.08,
            1.42,
            BRIM - 0.16
        };
        line(g, around(head, edge), head.size() * 0.02, alpha(mix(felt, lamp, 0.5), 0.6));
    }
}
