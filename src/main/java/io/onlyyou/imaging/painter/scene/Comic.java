package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.SplittableRandom;

/** The cover of a comic: rays, dots, ink. */
final class Comic {

    /** Rays, rays between, dots, star, clothes. */
    private static final int[][] PALETTES = {
        {0xFFC928, 0xFF9A1F, 0xE8432E, 0xFFF6DC, 0x2166C2},
        {0x28B8D8, 0x1B84C4, 0x0E4F96, 0xFFE45C, 0xD9342B},
        {0xFF6F91, 0xE8417A, 0x8E1F6B, 0xFFE98A, 0x2A2A6E},
        {0x6CCB5F, 0x2F9E5B, 0x17683F, 0xFFF3A0, 0xE0572A},
    };

    private final SplittableRandom random;
    private final Color[] palette = new Color[5];
    private final double turn;

    private Comic(SplittableRandom random) {
        this.random = random;
        int[] colours = PALETTES[random.nextInt(PALETTES.length)];
        for (int i = 0; i < colours.length; i++) {
            palette[i] = new Color(colours[i]);
        }
        this.turn = between(0, 1, random);
    }

    static Scene scene(SplittableRandom random) {
        Comic comic = new Comic(random);
        return new Scene(
                new Framing(0.28, 0.5, 0.43, 1.2),
                new Light(
                        new Color(0xFFF8EA),
                        new Color(0xB9B4D8),
                        Color.WHITE,
                        0.5f,
                        0.5f,
                        comic.turn < 0.5 ? -0.7f : 0.7f,
                        -0.5f),
                Optional.of(comic.palette[4]),
                Window.open(),
                comic::behind,
                comic::inFront,
                new Grade(6, 0, 0.85f, 1.3f, 0.35f, Color.BLACK, Color.WHITE, 0, 0.12f, 0));
    }

    private void behind(Graphics2D g, Stage stage) {
        g.setPaint(palette[1]);
        g.fill(new Rectangle2D.Double(0, 0, stage.width(), stage.height()));
        Head head = stage.head();
        double far = 1.5 * Math.max(stage.width(), stage.height());
        int rays = 14;
        for (int i = 0; i < rays; i++) {
            double from = 2 * Math.PI * (i + turn) / rays;
            double to = 2 * Math.PI * (i + turn + 0.5) / rays;
            Path2D ray = new Path2D.Double();
            ray.moveTo(head.x(), head.y());
            ray.lineTo(head.x() + Math.cos(from) * far, head.y() + Math.sin(from) * far);
            ray.lineTo(head.x() + Math.cos(to) * far, head.y() + Math.sin(to) * far);
            ray.closePath();
            g.setPaint(palette[0]);
            g.fill(ray);
        }
        dots(g, stage);
        burst(g, head);
    }

    /** Printed dots that grow towards the corners. */
    private void dots(Graphics2D g, Stage stage) {
        double step = stage.length(0.026);
        double reach = Math.hypot(stage.width(), stage.height()) / 2;
        int row = 0;
        g.setPaint(alpha(palette[2], 0.8));
        for (double y = 0; y < stage.height() + step; y += step * 0.87, row++) {
            for (double x = row % 2 * step / 2; x < stage.width() + step; x += step) {
                double out = Math.hypot(x - stage.width() / 2.0, y - stage.height() / 2.0) / reach;
                double radius = step * 0.62 * (out - 0.45);
                if (radius > 0.4) {
                    g.fill(disc(x, y, radius, radius));
                }
            }
        }
    }

    private void burst(Graphics2D g, Head head) {
        Path2D star = new Path2D.Double();
        int points = 18;
        for (int i = 0; i < 2 * points; i++) {
            double angle = Math.PI * (i + turn) / points;
            double reach = head.size() * (i % 2 == 0 ? between(1.65, 2.05, random) : 1.32);
            double x = head.x() + Math.cos(angle) * reach;
            double y = head.y(-0.2) + Math.sin(angle) * reach;
            if (i == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        g.setStroke(new BasicStroke((float) (head.size() * 0.06), BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
        g.setPaint(new Color(0x17131F));
        g.draw(star);
        g.setPaint(palette[3]);
        g.fill(star);
    }

    private void inFront(Graphics2D g, Stage stage) {
        double edge = stage.length(0.022);
        g.setStroke(new BasicStroke((float) edge));
        g.setPaint(mix(palette[3], Color.WHITE, 0.6));
        g.draw(new Rectangle2D.Double(edge / 2, edge / 2, stage.width() - edge, stage.height() - edge));
        g.setStroke(new BasicStroke((float) (edge * 0.3)));
        g.setPaint(new Color(0x17131F));
        g.draw(new Rectangle2D.Double(edge, edge, stage.width() - 2 * edge, stage.height() - 2 * edge));
    }
}
