package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Two walls of mirrors that run towards one point, each pane showing a slice of the person. */
final class Corridor implements MirrorMaze.Glass {

    /** Where panes begin and end, from the edge of the canvas (0) to the far end (1). */
    private static final double[][] PANES = {{-0.06, 0.38}, {0.42, 0.66}, {0.69, 0.84}, {0.86, 0.95}};

    private final SplittableRandom random;
    private final Color[] palette;
    private final double endX;
    private final double endY;
    private final boolean bulbs;

    Corridor(SplittableRandom random, Color[] palette) {
        this.random = random;
        this.palette = palette;
        this.endX = between(0.4, 0.6, random);
        this.endY = between(0.3, 0.42, random);
        this.bulbs = random.nextBoolean();
    }

    @Override
    public void behind(Graphics2D g, Stage stage) {
        Sketch.wash(g, stage, mix(palette[0], palette[1], 0.3), palette[0], mix(palette[0], Color.BLACK, 0.4));
        floor(g, stage);
        glow(g, stage.x(endX), stage.y(endY), stage.length(0.4), stage.length(0.5), palette[3], 0.85);
        glow(g, stage.x(endX), stage.y(endY), stage.length(0.2), stage.length(0.28), Color.WHITE, 0.6);
    }

    private void floor(Graphics2D g, Stage stage) {
        int tiles = 9;
        for (int row = 0; row < 7; row++) {
            double near = Math.pow(0.66, row);
            double far = Math.pow(0.66, row + 1);
            for (int tile = -tiles; tile < tiles; tile++) {
                if (Math.floorMod(row + tile, 2) == 0) {
                    Path2D quad = new Path2D.Double();
                    quad.moveTo(floorX(stage, tile, near), floorY(stage, near));
                    quad.lineTo(floorX(stage, tile + 1, near), floorY(stage, near));
                    quad.lineTo(floorX(stage, tile + 1, far), floorY(stage, far));
                    quad.lineTo(floorX(stage, tile, far), floorY(stage, far));
                    quad.closePath();
                    g.setPaint(alpha(mix(palette[1], palette[4], 0.35), 0.2 + 0.5 * (1 - near)));
                    g.fill(quad);
                }
            }
        }
    }

    private double floorX(Stage stage, int tile, double nearness) {
        return stage.x(endX) + tile * stage.length(0.26) * nearness;
    }

    private double floorY(Stage stage, double nearness) {
        return stage.y(endY) + (stage.height() * 1.1 - stage.y(endY)) * nearness;
    }

    @Override
    public void reflect(Graphics2D g, Stage stage, BufferedImage figure) {
        for (int pane = PANES.length - 1; pane >= 0; pane--) {
            for (int side = -1; side <= 1; side += 2) {
                pane(g, stage, figure, side, pane);
            }
        }
    }

    private void pane(Graphics2D g, Stage stage, BufferedImage figure, int side, int pane) {
        double from = x(stage, side, PANES[pane][0]);
        double to = x(stage, side, PANES[pane][1]);
        double fromHalf = 1 - PANES[pane][0];
        double toHalf = 1 - PANES[pane][1];
        Path2D quad = new Path2D.Double();
        quad.moveTo(from, top(stage, fromHalf));
        quad.lineTo(to, top(stage, toHalf));
        quad.lineTo(to, bottom(stage, toHalf));
        quad.lineTo(from, bottom(stage, fromHalf));
        quad.closePath();
        g.setPaint(new LinearGradientPaint((float) from, 0, (float) to, 0, new float[] {0, 0.5f, 1}, new Color[] {
            mix(palette[0], palette[1], 0.55), mix(palette[1], palette[4], 0.3), mix(palette[1], palette[3], 0.25)
        }));
        g.fill(quad);
        Shape clip = g.getClip();
        g.clip(quad);
        double scale = (fromHalf + toHalf) / 2 * between(1.05, 1.25, random);
        // the face falls on the edge of the pane, so that it shows half of it
        double edge = pane % 2 == 0 ? to : from;
        AffineTransform move = new AffineTransform();
        move.translate(edge + (to - from) * 0.04, stage.y(endY) + (stage.head().y() - stage.y(endY)) * scale);
        move.scale(-scale * 0.72, scale);
        move.translate(-stage.head().x(), -stage.head().y());
        g.drawImage(figure, move, null);
        g.setPaint(alpha(mix(palette[0], palette[1], 0.6), 0.3 + 0.09 * pane));
        g.fill(quad);
        shine(g, from, to, stage);
        g.setClip(clip);
        double broad = stage.length(0.022) * (fromHalf + toHalf) / 2 + 1;
        line(g, quad, broad * 1.8, mix(palette[2], Color.BLACK, 0.7));
        line(g, quad, broad, palette[2]);
        line(g, quad, broad * 0.3, mix(palette[2], Color.WHITE, 0.55));
        if (bulbs) {
            bulbs(g, stage, from, fromHalf, broad);
        }
    }

    private static void shine(Graphics2D g, double from, double to, Stage stage) {
        Path2D streak = new Path2D.Double();
        double wide = to - from;
        streak.moveTo(from + wide * 0.15, 0);
        streak.lineTo(from + wide * 0.38, 0);
        streak.lineTo(from + wide * 0.8, stage.height());
        streak.lineTo(from + wide * 0.57, stage.height());
        streak.closePath();
        g.setPaint(alpha(Color.WHITE, 0.09));
        g.fill(streak);
    }

    private void bulbs(Graphics2D g, Stage stage, double x, double half, double broad) {
        double first = top(stage, half);
        double last = bottom(stage, half);
        for (int i = 0; i <= 12; i++) {
            double y = first + (last - first) * i / 12;
            Color lamp = i % 2 == 0 ? palette[3] : palette[4];
            glow(g, x, y, broad * 2.4, broad * 2.4, lamp, 0.6);
            glow(g, x, y, broad * 0.8, broad * 0.8, Color.WHITE, 1);
        }
    }

    private double x(Stage stage, int side, double depth) {
        double edge = side < 0 ? 0 : stage.width();
        return edge + (stage.x(endX) - edge) * depth * 0.97;
    }

    private double top(Stage stage, double half) {
        return stage.y(endY) - stage.y(endY + 0.06) * half;
    }

    private double bottom(Stage stage, double half) {
        return stage.y(endY) + stage.y(1.02 - endY) * half;
    }
}
