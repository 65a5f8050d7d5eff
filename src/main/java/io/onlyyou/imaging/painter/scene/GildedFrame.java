package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** A narrow golden frame with beads and corner ornaments. */
final class GildedFrame {

    private static final Color GOLD = new Color(0xC9973F);
    private static final Color BRIGHT = new Color(0xFFE7A6);
    private static final Color DARK = new Color(0x3E260B);

    private final SplittableRandom random;

    GildedFrame(SplittableRandom random) {
        this.random = random;
    }

    void paint(Graphics2D g, Stage stage) {
        double broad = stage.length(0.046);
        double width = stage.width();
        double height = stage.height();
        bar(g, broad, 0, 0, width, 0, width - broad, broad, broad, broad);
        bar(g, broad, 0, 0, broad, broad, broad, height - broad, 0, height);
        bar(g, -broad, 0, height, broad, height - broad, width - broad, height - broad, width, height);
        bar(g, -broad, width, 0, width, height, width - broad, height - broad, width - broad, broad);
        beads(g, stage, broad);
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 == 0 ? broad * 0.75 : width - broad * 0.75;
            double y = corner < 2 ? broad * 0.75 : height - broad * 0.75;
            ornament(g, x, y, broad);
        }
    }

    /** One side of the frame, lit from the upper left. */
    private static void bar(Graphics2D g, double across, double... corners) {
        Path2D side = new Path2D.Double();
        side.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            side.lineTo(corners[i], corners[i + 1]);
        }
        side.closePath();
        boolean upright = Math.abs(corners[5] - corners[1]) > Math.abs(corners[4] - corners[0]) * 0.99
                && corners[2] != corners[6]
                && Math.abs(corners[3] - corners[7]) > Math.abs(across) * 1.5;
        double startX = corners[0];
        double startY = corners[1];
        double endX = upright ? startX + across : startX;
        double endY = upright ? startY : startY + across;
        g.setPaint(new LinearGradientPaint(
                (float) startX,
                (float) startY,
                (float) endX,
                (float) endY,
                new float[] {0, 0.25f, 0.5f, 0.75f, 0.9f, 1},
                new Color[] {DARK, GOLD, BRIGHT, mix(GOLD, DARK, 0.45), GOLD, DARK}));
        g.fill(side);
    }

    private void beads(Graphics2D g, Stage stage, double broad) {
        double inset = broad * 0.88;
        double step = broad * 0.42;
        for (double x = inset; x < stage.width() - inset; x += step) {
            bead(g, x, inset, broad * 0.15);
            bead(g, x, stage.height() - inset, broad * 0.15);
        }
        for (double y = inset; y < stage.height() - inset; y += step) {
            bead(g, inset, y, broad * 0.15);
            bead(g, stage.width() - inset, y, broad * 0.15);
        }
    }

    private void bead(Graphics2D g, double x, double y, double radius) {
        g.setPaint(mix(DARK, GOLD, 0.2));
        g.fill(disc(x, y, radius * 1.25, radius * 1.25));
        g.setPaint(mix(GOLD, BRIGHT, 0.35 * random.nextDouble()));
        g.fill(disc(x, y, radius, radius));
        g.setPaint(alpha(BRIGHT, 0.9));
        g.fill(disc(x - radius * 0.3, y - radius * 0.3, radius * 0.35, radius * 0.35));
    }

    private static void ornament(Graphics2D g, double x, double y, double broad) {
        for (int petal = 0; petal < 8; petal++) {
            double angle = Math.PI * petal / 4;
            double petalX = x + Math.cos(angle) * broad * 0.5;
            double petalY = y + Math.sin(angle) * broad * 0.5;
            g.setPaint(DARK);
            g.fill(disc(petalX, petalY, broad * 0.31, broad * 0.31));
            g.setPaint(GOLD);
            g.fill(disc(petalX, petalY, broad * 0.25, broad * 0.25));
            glow(g, petalX - broad * 0.06, petalY - broad * 0.06, broad * 0.16, broad * 0.16, BRIGHT, 0.9);
        }
        g.setPaint(mix(GOLD, BRIGHT, 0.4));
        g.fill(disc(x, y, broad * 0.32, broad * 0.32));
    }
}
