package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** The cover of a comic: rays, dots, ink. */
final class Comic {

    /** Rays, rays between, dots, star, clothes. */
    private static final int[][] PALETTES = {
        {0xFFC928, 0xFF9A1F, 0xE8432E, 0xFFF6DC, 0x2166C2},
        {0x28B8D8, 0x1B84C4, 0x0E4F96, 0xFFE45C, 0xD9342B},
        {0xFF6F91, 0xE8417A, 0x8E1F6B, 0xFFE98A, 0x2A2A6E},
        {0x6CCB5F, 0x2F9E5B, 0x17683F, 0xFFF3A0, 0xE0572A},
        {0xB08CF0, 0x6A4AC8, 0x2E1F7A, 0xFFE07A, 0x1FA08A},
        {0xFF8A5C, 0xE04A3A, 0x7A1A2E, 0xFFF0C8, 0x1F4A8A},
    };

    private final SplittableRandom random;
    private final Color[] palette = new Color[5];
    private final double turn;
    private final Place place;
    private final Layer clothes;

    /** What is printed behind the hero. */
    private enum Place {
        BURST,
        CITY,
        SPEED
    }

    private Comic(Deck deck, SplittableRandom random) {
        this.random = random;
        int[] colours = PALETTES[deck.of(PALETTES.length)];
        for (int i = 0; i < colours.length; i++) {
            palette[i] = new Color(colours[i]);
        }
        this.turn = between(0, 1, random);
        this.place = Place.values()[deck.of(Place.values().length)];
        this.clothes = clothes(deck, random.split());
    }

    private Layer clothes(Deck deck, SplittableRandom own) {
        boolean litLeft = turn < 0.5;
        Color metal = mix(palette[3], new Color(0xFFC83A), 0.6);
        if (deck.either()) {
            return new HeroSuit(own, palette[2], palette[4], metal, Color.WHITE, litLeft)::paint;
        }
        Color leather = new Color(Sketch.pick(own, 0x2A2A34, 0x6A3A20, 0x3A4A2A));
        return new Coat(
                mix(leather, palette[4], 0.45),
                mix(leather, palette[4], 0.3),
                mix(palette[3], Color.WHITE, 0.3),
                palette[2],
                Sketch.pick(own, 0, 1) == 0 ? Coat.Closing.ROUND_NECK : Coat.Closing.TIE,
                Color.WHITE,
                litLeft)::paint;
    }

    static Scene scene(Deck deck, SplittableRandom random) {
        Comic comic = new Comic(deck, random);
        return new Scene(
                new Framing(between(0.235, 0.28, random), between(0.44, 0.56, random), 0.43),
                new Light(
                        new Color(0xFFF8EA),
                        new Color(0xB9B4D8),
                        Color.WHITE,
                        0.5f,
                        0.5f,
                        comic.turn < 0.5 ? -0.7f : 0.7f,
                        -0.5f),
                Window.open(),
                Layers.of(comic::behind, comic.clothes, comic::inFront),
                new Grade(6, 0, 0.85f, 1.3f, 0.35f, Color.BLACK, Color.WHITE, 0, 0.12f, 0));
    }

    private void behind(Graphics2D g, Stage stage) {
        g.setPaint(palette[1]);
        g.fill(new Rectangle2D.Double(0, 0, stage.width(), stage.height()));
        switch (place) {
            case BURST -> {
                rays(g, stage, 14, 0.5);
                dots(g, stage);
                burst(g, stage.head());
            }
            case CITY -> city(g, stage);
            case SPEED -> {
                rays(g, stage, 46, between(0.25, 0.45, random));
                dots(g, stage);
                Head head = stage.head();
                glow(g, head.x(), head.y(), head.size() * 2.3, head.size() * 2.2, palette[3], 1);
            }
        }
    }

    /** Roofs in two flat tones before a huge moon. */
    private void city(Graphics2D g, Stage stage) {
        Sketch.wash(g, stage, palette[2], palette[1], palette[0], palette[0]);
        dots(g, stage);
        double radius = stage.length(between(0.34, 0.42, random));
        double x = stage.head().x() + stage.length(turn < 0.5 ? -0.12 : 0.12);
        g.setPaint(new Color(0x17131F));
        g.fill(disc(x, stage.y(0.36), radius * 1.03, radius * 1.03));
        g.setPaint(palette[3]);
        g.fill(disc(x, stage.y(0.36), radius, radius));
        new Skyline(random.split(), mix(palette[1], palette[2], 0.5), mix(palette[2], Color.BLACK, 0.6))
                .paint(g, stage);
    }

    private void rays(Graphics2D g, Stage stage, int rays, double share) {
        Head head = stage.head();
        double far = 1.5 * Math.max(stage.width(), stage.height());
        for (int i = 0; i < rays; i++) {
            double from = 2 * Math.PI * (i + turn) / rays;
            double to = 2 * Math.PI * (i + turn + share) / rays;
            Path2D ray = new Path2D.Double();
            ray.moveTo(head.x(), head.y());
            ray.lineTo(head.x() + Math.cos(from) * far, head.y() + Math.sin(from) * far);
            ray.lineTo(head.x() + Math.cos(to) * far, head.y() + Math.sin(to) * far);
            ray.closePath();
            g.setPaint(palette[0]);
            g.fill(ray);
        }
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
