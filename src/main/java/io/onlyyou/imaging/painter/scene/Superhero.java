package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.around;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mirrored;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** A hero in a cape above a city at dusk. */
final class Superhero {

    /** Sky from zenith to horizon, cape, suit, emblem. */
    private static final int[][] PALETTES = {
        {0x141B4D, 0x4B2E83, 0xC8506B, 0xFFB35C, 0xB3122A, 0x1F3F8F, 0xFFC93C},
        {0x0E2A47, 0x1F5F7A, 0xE88B5A, 0xFFD98A, 0x8E1B3A, 0x1C6B6B, 0xFFD36B},
        {0x2A1248, 0x7A2660, 0xF0625A, 0xFFC07A, 0x2350A8, 0x9C1F33, 0xFFE08A},
        {0x10213F, 0x35477D, 0xD97B7B, 0xFFD4A0, 0x1D7A4C, 0x3A2A6B, 0xF4E04D},
        {0x071226, 0x14305C, 0x2F6FA8, 0xA8DCF0, 0x6A1B8A, 0x1A2A4A, 0xD8E4F0},
        {0x3A1020, 0x8A2A2A, 0xE8703A, 0xFFD27A, 0x1A1A22, 0x5A1420, 0xF0B840},
        {0x0C2A2A, 0x1F6A5A, 0xB8C46A, 0xFFF0B0, 0xC85A1A, 0x14444A, 0xFFE8A0},
    };

    private final SplittableRandom random;
    private final Color[] palette;
    private final boolean sunLeft;
    private final int wind;
    private final HeroSuit suit;

    private Superhero(Deck deck, SplittableRandom random) {
        this.random = random;
        int[] colours = PALETTES[deck.of(PALETTES.length)];
        this.palette = new Color[colours.length];
        for (int i = 0; i < colours.length; i++) {
            palette[i] = new Color(colours[i]);
        }
        this.sunLeft = deck.either();
        this.wind = deck.either() ? 1 : -1;
        this.suit = new HeroSuit(
                random.split(), palette[4], palette[5], palette[6], mix(palette[3], Color.WHITE, 0.35), sunLeft);
    }

    static Scene scene(Deck deck, SplittableRandom random) {
        Superhero hero = new Superhero(deck, random);
        float side = hero.sunLeft ? -0.8f : 0.8f;
        return new Scene(
                new Framing(between(0.215, 0.26, random), 0.5 - hero.wind * between(0, 0.09, random), 0.4),
                new Light(
                        mix(hero.palette[3], Color.WHITE, 0.55),
                        mix(hero.palette[1], Color.WHITE, 0.5),
                        hero.palette[3],
                        0.75f,
                        0.85f,
                        side,
                        -0.45f),
                Window.open(),
                Layers.of(hero::behind, hero.suit::paint, hero::inFront),
                Grade.oil(0x0B1030, 0xFFF3DA, 0.16f));
    }

    private void behind(Graphics2D g, Stage stage) {
        Sketch.wash(
                g, stage, palette[0], palette[1], mix(palette[1], palette[2], 0.6), palette[2], palette[3], palette[3]);
        double sunX = stage.x(sunLeft ? 0.2 : 0.8);
        double sunY = stage.y(0.66);
        glow(g, sunX, sunY, stage.length(0.85), stage.length(0.6), new Color(0xFFF0C8), 0.95);
        for (int i = 0; i < 26; i++) {
            double y = stage.y(between(0.05, 0.68, random));
            Color cloud =
                    i % 3 == 0 ? mix(palette[1], palette[0], 0.4) : mix(palette[2], palette[3], random.nextDouble());
            double wide = stage.length(between(0.1, 0.34, random));
            glow(g, stage.x(random.nextDouble()), y, wide, wide * between(0.07, 0.16, random), cloud, 0.5);
        }
        beam(g, stage, between(0.05, 0.3, random), between(-0.25, 0.15, random));
        beam(g, stage, between(0.7, 0.95, random), between(-0.15, 0.25, random));
        Skyline city =
                new Skyline(random.split(), mix(palette[1], palette[2], 0.75), mix(palette[0], Color.BLACK, 0.3));
        city.paint(g, stage);
        cape(g, stage.head().aboveShoulders());
    }

    private void beam(Graphics2D g, Stage stage, double foot, double lean) {
        Path2D beam = new Path2D.Double();
        beam.moveTo(stage.x(foot), stage.y(0.9));
        beam.lineTo(stage.x(foot + lean - 0.07), 0);
        beam.lineTo(stage.x(foot + lean + 0.07), 0);
        beam.closePath();
        g.setPaint(new LinearGradientPaint(0, 0, 0, (float) stage.y(0.9), new float[] {0, 1}, new Color[] {
            alpha(new Color(0xFFF6DC), 0.02), alpha(new Color(0xFFF6DC), 0.3)
        }));
        g.fill(beam);
    }

    /** Blows to one side behind the shoulders. */
    private void cape(Graphics2D g, Head head) {
        double[] outline = {
            0.45, 0.78, 0.9, 0.75, 1.3, 1.02, 1.7, 0.86, 2.0, 0.74, 2.3, 0.42, 2.8, 0.56, 2.5, 0.95, 2.38, 1.3, 2.55,
            1.78, 2.15, 1.85, 1.95, 2.2, 2.1, 2.8, 1.9, 2.9, 1.8, 3.2, 1.8, 3.5, 0.8, 3.5, -0.6, 3.5, -1.6, 3.5, -1.5,
            2.2, -1.3, 1.2, -0.4, 0.8, -0.1, 0.78, 0.2, 0.78, 0.45, 0.78
        };
        Path2D cape = around(head, wind > 0 ? outline : mirrored(outline));
        suit.cloth(g, head, cape, wind);
        Shape clip = g.getClip();
        g.clip(cape);
        double[][] hems = {{2.75, 0.62}, {2.45, 1.05}, {2.4, 1.4}, {2.5, 1.75}, {2.05, 2.05}, {1.98, 2.5}, {1.95, 3.1}};
        for (int i = 0; i < hems.length; i++) {
            double endX = hems[i][0];
            double endY = hems[i][1];
            double[] fold = {0.7, 0.95, 1.1, 1.05 + 0.06 * i, endX * 0.75, endY * 0.85 + 0.2, endX, endY};
            Color tone = i % 2 == 1 ? mix(palette[4], Color.BLACK, 0.6) : mix(palette[4], palette[3], 0.45);
            line(g, around(head, wind > 0 ? fold : mirrored(fold)), head.size() * 0.09, alpha(tone, 0.38));
        }
        g.setClip(clip);
    }

    private void inFront(Graphics2D g, Stage stage) {
        Head head = stage.head();
        for (int i = 0; i < 34; i++) {
            double radius = stage.length(between(0.002, 0.006, random));
            double x = stage.x(random.nextDouble());
            double y = stage.y(between(0.35, 1, random));
            boolean onFace = Math.hypot(x - head.x(), y - head.y()) < head.size() * 0.9;
            if (!onFace) {
                glow(g, x, y, radius * 3, radius * 3, palette[3], 0.5);
                glow(g, x, y, radius, radius, new Color(0xFFF4D6), 0.9);
            }
        }
    }
}
