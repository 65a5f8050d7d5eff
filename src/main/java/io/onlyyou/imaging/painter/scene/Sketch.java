package io.onlyyou.imaging.painter.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** What every scene draws with. */
final class Sketch {

    private Sketch() {}

    static Color mix(Color from, Color to, double share) {
        return new Color(
                (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * share),
                (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share),
                (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share));
    }

    static Color alpha(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(alpha * 255));
    }

    static double between(double low, double high, SplittableRandom random) {
        return low + (high - low) * random.nextDouble();
    }

    static int pick(SplittableRandom random, int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Colours from the top of the canvas to its bottom, evenly spaced. */
    static void wash(Graphics2D g, Stage stage, Color... colours) {
        float[] stops = new float[colours.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = (float) i / (stops.length - 1);
        }
        g.setPaint(new LinearGradientPaint(0, 0, 0, stage.height(), stops, colours));
        g.fill(new Rectangle2D.Double(0, 0, stage.width(), stage.height()));
    }

    /** A spot of light or shade that fades to nothing at its edge. */
    static void glow(Graphics2D g, double x, double y, double radiusX, double radiusY, Color colour, double alpha) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.scale(radiusX, radiusY);
        g.setPaint(new RadialGradientPaint(0, 0, 1, new float[] {0, 0.35f, 0.7f, 1}, new Color[] {
            alpha(colour, alpha), alpha(colour, alpha * 0.6), alpha(colour, alpha * 0.16), alpha(colour, 0)
        }));
        g.fill(new Ellipse2D.Double(-1, -1, 2, 2));
        g.setTransform(before);
    }

    static void line(Graphics2D g, Shape shape, double width, Color colour) {
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(colour);
        g.draw(shape);
    }

    static Shape disc(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    /** Land with a wavy upper edge around {@code top}, down to the bottom of the canvas. */
    static Path2D ridge(Stage stage, double top, double waves, SplittableRandom random) {
        double phase = between(0, 6.28, random);
        double fast = between(2, 3.5, random);
        Path2D land = new Path2D.Double();
        land.moveTo(-5, stage.height() + 5);
        for (int i = 0; i <= 64; i++) {
            double share = i / 64.0;
            double wave = Math.sin(phase + share * 6.28 * fast / 2)
                    + 0.45 * Math.sin(phase * 2 + share * 6.28 * fast * 1.7)
                    + 0.14 * Math.sin(phase * 5 + share * 6.28 * fast * 5);
            land.lineTo(-5 + share * (stage.width() + 10), top + waves * wave);
        }
        land.lineTo(stage.width() + 5, stage.height() + 5);
        land.closePath();
        return land;
    }

    /** A closed shape through points given in sizes of the face around its middle: a start, then curves of three points each. */
    static Path2D around(Head head, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(head.x(points[0]), head.y(points[1]));
        for (int i = 2; i < points.length; i += 6) {
            path.curveTo(
                    head.x(points[i]),
                    head.y(points[i + 1]),
                    head.x(points[i + 2]),
                    head.y(points[i + 3]),
                    head.x(points[i + 4]),
                    head.y(points[i + 5]));
        }
        return path;
    }

    /** The same points on the other side of the face. */
    static double[] mirrored(double... points) {
        double[] result = points.clone();
        for (int i = 0; i < result.length; i += 2) {
            result[i] = -result[i];
        }
        return result;
    }
}
