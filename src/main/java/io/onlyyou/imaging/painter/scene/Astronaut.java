package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Area;
import java.util.SplittableRandom;

/** A space walk above a planet; the face looks out of the helmet. */
final class Astronaut {

    /** Deep space, first and second nebula, planet, its air. */
    private static final int[][] PALETTES = {
        {0x060817, 0x2B3A9A, 0x8A2F7D, 0x2C6FB5, 0x8FD3FF},
        {0x070611, 0x6A2C6E, 0xB5543B, 0xC77B3F, 0xFFD2A0},
        {0x040D14, 0x0F5B66, 0x3C3F9E, 0x3E8E7A, 0xA6FFE6},
        {0x0A0714, 0x8A2A4B, 0x2F4F9E, 0x8B6FB8, 0xE7D2FF},
        {0x0C0604, 0xA8441F, 0x6A1A3A, 0xB03A24, 0xFFB48A},
        {0x04080A, 0x2F6A3A, 0x0F4A6A, 0x7FA83E, 0xE2FF9E},
        {0x05060C, 0x3A4A6A, 0x22304A, 0xC9CED6, 0xFFFFFF},
    };

    private final SplittableRandom random;
    private final Color[] palette = new Color[5];
    private final boolean planetLeft;
    private final SpaceSuit suit;
    private final double nearness;

    private Astronaut(Deck deck, SplittableRandom random) {
        this.random = random;
        int[] colours = PALETTES[deck.of(PALETTES.length)];
        for (int i = 0; i < colours.length; i++) {
            palette[i] = new Color(colours[i]);
        }
        this.planetLeft = deck.either();
        this.nearness = 0.035 * deck.of(2);
        this.suit = new SpaceSuit(deck, palette[4], planetLeft);
    }

    static Scene scene(Deck deck, SplittableRandom random) {
        Astronaut astronaut = new Astronaut(deck, random);
        return new Scene(
                new Framing(
                        between(0.2, 0.225, random) + astronaut.nearness,
                        0.5 + (astronaut.planetLeft ? 1 : -1) * between(0.01, 0.09, random),
                        between(0.42, 0.46, random)),
                new Light(
                        mix(astronaut.palette[4], Color.WHITE, 0.75),
                        mix(astronaut.palette[1], Color.WHITE, 0.6),
                        astronaut.palette[4],
                        0.6f,
                        0.4f,
                        astronaut.planetLeft ? -0.8f : 0.8f,
                        0.1f),
                SpaceSuit.VISOR,
                Layers.of(astronaut::behind, (g, stage) -> {}, astronaut.suit::inFront),
                Grade.oil(0x05061A, 0xFFFFFF, 0.08f));
    }

    private void behind(Graphics2D g, Stage stage) {
        Sketch.wash(g, stage, palette[0], mix(palette[0], palette[1], 0.25), palette[0]);
        for (int i = 0; i < 22; i++) {
            double wide = stage.length(between(0.12, 0.42, random));
            double across = random.nextDouble();
            double y = stage.y(0.15 + (planetLeft ? across : 1 - across) * 0.5 + between(-0.18, 0.18, random));
            glow(g, stage.x(across), y, wide, wide * 0.7, i % 2 == 0 ? palette[1] : palette[2], 0.3);
        }
        for (int i = 0; i < 420; i++) {
            double radius = stage.length(0.0013 + 0.0032 * Math.pow(random.nextDouble(), 4));
            Color star = mix(Color.WHITE, i % 3 == 0 ? new Color(0xFFD9A8) : new Color(0xB8D4FF), random.nextDouble());
            double x = stage.x(random.nextDouble());
            double y = stage.y(random.nextDouble());
            g.setPaint(alpha(star, between(0.4, 1, random)));
            g.fill(disc(x, y, radius, radius));
            if (radius > stage.length(0.0034)) {
                glow(g, x, y, radius * 7, radius * 7, star, 0.6);
            }
        }
        planet(g, stage);
        moon(g, stage);
        suit.behind(g, stage);
    }

    private void planet(Graphics2D g, Stage stage) {
        double radius = stage.length(between(0.5, 0.62, random));
        double x = stage.x(planetLeft ? 0.02 : 0.98);
        double y = stage.y(0.82);
        double lightX = x + radius * (planetLeft ? 0.45 : -0.45);
        double lightY = y - radius * 0.6;
        glow(g, x, y, radius * 1.3, radius * 1.3, palette[4], 0.75);
        Shape ball = disc(x, y, radius, radius);
        g.setPaint(new RadialGradientPaint(
                (float) lightX, (float) lightY, (float) (radius * 1.7), new float[] {0, 0.4f, 0.85f}, new Color[] {
                    mix(palette[3], Color.WHITE, 0.45), palette[3], mix(palette[3], palette[0], 0.88)
                }));
        g.fill(ball);
        Shape clip = g.getClip();
        g.clip(ball);
        for (int i = 0; i < 46; i++) {
            double wide = radius * between(0.08, 0.4, random);
            Color cloud = i % 3 == 0 ? mix(palette[3], Color.BLACK, 0.4) : mix(palette[4], Color.WHITE, 0.5);
            double across = x + radius * between(-1, 1, random);
            glow(g, across, y + radius * between(-1, 0.6, random), wide, wide * 0.18, cloud, 0.5);
        }
        g.setClip(clip);
        Sketch.line(g, disc(x, y, radius, radius), radius * 0.018, alpha(mix(palette[4], Color.WHITE, 0.5), 0.75));
    }

    /** Half in its night, and its craters faint: a full moon has a face, which whoever counts people counts. */
    private void moon(Graphics2D g, Stage stage) {
        double radius = stage.length(between(0.045, 0.075, random));
        double x = stage.x(planetLeft ? between(0.8, 0.92, random) : between(0.08, 0.2, random));
        double y = stage.y(between(0.1, 0.24, random));
        glow(g, x, y, radius * 2.4, radius * 2.4, new Color(0xDDE6FF), 0.3);
        g.setPaint(new RadialGradientPaint(
                (float) (x - radius * 0.4),
                (float) (y + radius * 0.4),
                (float) (radius * 1.7),
                new float[] {0, 0.6f, 1},
                new Color[] {new Color(0xF2EFE6), new Color(0xB9B6B0), new Color(0x3A3B48)}));
        g.fill(disc(x, y, radius, radius));
        for (int i = 0; i < 7; i++) {
            double crater = radius * between(0.05, 0.12, random);
            double angle = between(0, 6.28, random);
            double out = radius * between(0.1, 0.68, random);
            g.setPaint(new Color(60, 60, 70, 36));
            g.fill(disc(x + Math.cos(angle) * out, y + Math.sin(angle) * out, crater, crater * 0.9));
        }
        Area night = new Area(disc(x, y, radius, radius));
        night.subtract(new Area(disc(x - radius * 0.42, y + radius * 0.34, radius * 1.02, radius * 1.02)));
        g.setPaint(new Color(16, 18, 34, 235));
        g.fill(night);
    }
}
