package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.around;
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
import java.awt.geom.Path2D;

/**
 * Shoulders and chest, down to where any canvas ends, that costumes are cut from; lengths in sizes of the face.
 *
 * @param neck half the width of the neckline
 * @param top where the neckline begins beside the neck
 * @param dip how far it goes down in the middle
 * @param shoulder half the width of the shoulders
 */
record Bust(Head head, double neck, double top, double dip, double shoulder, boolean litLeft) {

    Path2D outline() {
        Path2D path = new Path2D.Double();
        path.moveTo(head.x(-neck), head.y(top));
        side(path, -1);
        path.lineTo(head.x(shoulder + 0.3), head.y(7));
        Path2D back = new Path2D.Double();
        back.moveTo(head.x(shoulder + 0.3), head.y(7));
        back.curveTo(
                head.x(shoulder + 0.22),
                head.y(3.5),
                head.x(shoulder + 0.1),
                head.y(2.7),
                head.x(shoulder + 0.05),
                head.y(2.1));
        back.curveTo(head.x(shoulder), head.y(1.55), head.x(1.4), head.y(1.36), head.x(1.05), head.y(1.26));
        back.curveTo(head.x(0.78), head.y(1.18), head.x(neck + 0.04), head.y(top + 0.2), head.x(neck), head.y(top));
        back.curveTo(
                head.x(neck * 0.8),
                head.y(top + dip * 1.3),
                head.x(-neck * 0.8),
                head.y(top + dip * 1.3),
                head.x(-neck),
                head.y(top));
        path.append(back, true);
        path.closePath();
        return path;
    }

    private void side(Path2D path, int side) {
        path.curveTo(
                head.x(side * (neck + 0.04)),
                head.y(top + 0.2),
                head.x(side * 0.78),
                head.y(1.18),
                head.x(side * 1.05),
                head.y(1.26));
        path.curveTo(
                head.x(side * 1.4),
                head.y(1.36),
                head.x(side * shoulder),
                head.y(1.55),
                head.x(side * (shoulder + 0.05)),
                head.y(2.1));
        path.curveTo(
                head.x(side * (shoulder + 0.1)),
                head.y(2.7),
                head.x(side * (shoulder + 0.22)),
                head.y(3.5),
                head.x(side * (shoulder + 0.3)),
                head.y(7));
    }

    /** Fills a part of the bust with cloth: bright towards the lamp, dark away from it, and under the chin. */
    void cloth(Graphics2D g, Shape part, Color cloth, Color lamp, double depth) {
        double bright = litLeft ? -shoulder : shoulder;
        g.setPaint(new LinearGradientPaint(
                (float) head.x(bright), 0, (float) head.x(-bright), 0, new float[] {0, 0.3f, 0.62f, 1}, new Color[] {
                    mix(cloth, lamp, 0.3),
                    mix(cloth, lamp, 0.1),
                    mix(cloth, Color.BLACK, depth * 0.45),
                    mix(cloth, Color.BLACK, depth)
                }));
        g.fill(part);
        Shape clip = g.getClip();
        g.clip(part);
        double unit = head.size();
        double lit = litLeft ? -1 : 1;
        glow(g, head.x(lit * 0.75), head.y(1.75), unit * 0.62, unit * 0.5, mix(cloth, lamp, 0.55), 0.4);
        glow(g, head.x(lit * 1.5), head.y(1.6), unit * 0.4, unit * 0.5, mix(cloth, lamp, 0.6), 0.4);
        glow(g, head.x(-lit * 0.7), head.y(1.8), unit * 0.5, unit * 0.4, mix(cloth, lamp, 0.35), 0.22);
        glow(g, head.x(), head.y(3.3), unit * 2.2, unit * 1.3, Color.BLACK, 0.35);
        for (int side = -1; side <= 1; side += 2) {
            double[] arm = {1.32, 4.2, 1.3, 3.3, 1.26, 2.7, 1.16, 2.15};
            double[] points = side > 0 ? arm : mirrored(arm);
            crease(g, around(head, points), unit * 0.2, 0.13);
            crease(g, around(head, points), unit * 0.09, 0.2);
        }
        glow(g, head.x(-lit * 0.08), head.y(0.92), unit * 0.85, unit * 0.42, Color.BLACK, 0.55);
        g.setClip(clip);
    }

    /** Shade between arm and body, out of nothing at the armpit: an end that one sees looks like a slot in the cloth. */
    private void crease(Graphics2D g, Shape line, double width, double strength) {
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(new LinearGradientPaint(
                0, (float) head.y(2.1), 0, (float) head.y(3.1), new float[] {0, 1}, new Color[] {
                    alpha(Color.BLACK, 0), alpha(Color.BLACK, strength)
                }));
        g.draw(line);
    }

    /** Light along the edge of the lit shoulder, fading towards neck and arm. */
    void rim(Graphics2D g, Color lamp, double strength) {
        Shape clip = g.getClip();
        Path2D outline = outline();
        g.clip(outline);
        g.setStroke(new BasicStroke((float) (head.size() * 0.07)));
        g.setPaint(new RadialGradientPaint(
                (float) head.x((litLeft ? -0.8 : 0.8) * shoulder),
                (float) head.y(1.45),
                (float) (head.size() * 0.8),
                new float[] {0, 0.45f, 1},
                new Color[] {alpha(lamp, strength), alpha(lamp, strength * 0.8), alpha(lamp, 0)}));
        g.draw(outline);
        g.setClip(clip);
    }
}
