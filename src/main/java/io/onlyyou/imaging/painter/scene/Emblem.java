package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** The sign on a hero's chest: a shield with a star, a bolt, wings or a rising sun. */
final class Emblem {

    /** How many signs there are. */
    static final int KINDS = 4;

    private Emblem() {}

    static void paint(Graphics2D g, double x, double y, double radius, int kind, Color metal, Color field) {
        g.setPaint(mix(metal, Color.BLACK, 0.35));
        g.fill(shield(x, y, radius * 1.06));
        g.setPaint(metal);
        g.fill(shield(x, y - radius * 0.02, radius));
        g.setPaint(mix(field, Color.BLACK, 0.25));
        g.fill(shield(x, y, radius * 0.84));
        g.setPaint(metal);
        switch (kind) {
            case 0 -> g.fill(star(x, y - radius * 0.05, radius * 0.56));
            case 1 -> g.fill(bolt(x, y, radius * 0.62));
            case 2 -> g.fill(wings(x, y, radius * 0.7));
            default -> sun(g, x, y + radius * 0.18, radius * 0.5);
        }
    }

    private static Path2D shield(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - radius, y - radius * 0.72);
        path.curveTo(
                x - radius * 0.4,
                y - radius * 0.95,
                x + radius * 0.4,
                y - radius * 0.95,
                x + radius,
                y - radius * 0.72);
        path.curveTo(x + radius * 1.02, y + radius * 0.25, x + radius * 0.5, y + radius * 0.8, x, y + radius * 1.08);
        path.curveTo(
                x - radius * 0.5,
                y + radius * 0.8,
                x - radius * 1.02,
                y + radius * 0.25,
                x - radius,
                y - radius * 0.72);
        return path;
    }

    private static Path2D star(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double angle = Math.PI * i / 5 - Math.PI / 2;
            double reach = i % 2 == 0 ? radius : radius * 0.42;
            double pointX = x + Math.cos(angle) * reach;
            double pointY = y + Math.sin(angle) * reach;
            if (i == 0) {
                path.moveTo(pointX, pointY);
            } else {
                path.lineTo(pointX, pointY);
            }
        }
        path.closePath();
        return path;
    }

    private static Path2D bolt(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(x + radius * 0.35, y - radius);
        path.lineTo(x - radius * 0.55, y + radius * 0.18);
        path.lineTo(x - radius * 0.02, y + radius * 0.18);
        path.lineTo(x - radius * 0.3, y + radius);
        path.lineTo(x + radius * 0.6, y - radius * 0.25);
        path.lineTo(x + radius * 0.06, y - radius * 0.25);
        path.closePath();
        return path;
    }

    private static Path2D wings(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y + radius * 0.75);
        for (int side = 1; side >= -1; side -= 2) {
            path.curveTo(
                    x + side * radius * 0.2,
                    y + radius * 0.2,
                    x + side * radius,
                    y,
                    x + side * radius,
                    y - radius * 0.7);
            path.curveTo(
                    x + side * radius * 0.6,
                    y - radius * 0.4,
                    x + side * radius * 0.2,
                    y - radius * 0.5,
                    x,
                    y - radius * 0.15);
            path.lineTo(x, y + radius * 0.75);
        }
        path.closePath();
        return path;
    }

    private static void sun(Graphics2D g, double x, double y, double radius) {
        g.fill(Sketch.disc(x, y, radius * 0.5, radius * 0.5));
        for (int i = 0; i < 9; i++) {
            double angle = Math.PI * (i / 8.0 + 1);
            Path2D ray = new Path2D.Double();
            ray.moveTo(x + Math.cos(angle - 0.09) * radius * 0.65, y + Math.sin(angle - 0.09) * radius * 0.65);
            ray.lineTo(x + Math.cos(angle) * radius * 1.35, y + Math.sin(angle) * radius * 1.35);
            ray.lineTo(x + Math.cos(angle + 0.09) * radius * 0.65, y + Math.sin(angle + 0.09) * radius * 0.65);
            ray.closePath();
            g.fill(ray);
        }
    }
}
