package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** A half-length before a hazy valley, under old varnish, in a gilded frame. */
final class Renaissance {

    /** Sky above and at the horizon, far and near land, gown, curtain. */
    private static final int[][] PALETTES = {
        {0x5E7F86, 0xF0D9A0, 0x7F9A86, 0x3F3F22, 0x6B1420, 0x5C1A1C},
        {0x6F8A8C, 0xEBCB94, 0x86936E, 0x38321C, 0x1F4034, 0x243B2A},
        {0x53707F, 0xF3DDB4, 0x6E8F8E, 0x3A3A26, 0x23305E, 0x27305A},
        {0x75836F, 0xF0CF8A, 0x8A8A5A, 0x3C2E1A, 0x4A2344, 0x5A2A1C},
        {0x7C7F96, 0xF2C9A0, 0x8C7F86, 0x3A2C2A, 0x7A4A14, 0x1F3A3A},
        {0x4F6A86, 0xE8DAB6, 0x6C8A9A, 0x2C3428, 0x16181C, 0x6A1A20},
    };

    private final SplittableRandom random;
    private final Color[] palette = new Color[6];
    private final int curtainSide;
    private final Gown gown;
    private final boolean chamber;
    private final double nearness;

    private Renaissance(Deck deck, SplittableRandom random) {
        this.random = random;
        int[] colours = PALETTES[deck.of(PALETTES.length)];
        for (int i = 0; i < colours.length; i++) {
            palette[i] = new Color(colours[i]);
        }
        this.chamber = deck.either();
        this.curtainSide = deck.either() ? 1 : -1;
        this.nearness = 0.03 * deck.of(2);
        this.gown = new Gown(deck, random.split(), palette[4], curtainSide > 0);
    }

    static Scene scene(Deck deck, SplittableRandom random) {
        Renaissance portrait = new Renaissance(deck, random);
        return new Scene(
                new Framing(
                        between(0.205, 0.23, random) + portrait.nearness,
                        0.5 - between(0.01, 0.08, random) * portrait.curtainSide,
                        0.405),
                new Light(
                        new Color(0xFFE7BC),
                        new Color(0x8A6A4A),
                        new Color(0xFFD890),
                        0.8f,
                        0.25f,
                        -0.7f * portrait.curtainSide,
                        -0.5f),
                Window.open(),
                Layers.of(portrait::behind, portrait.gown::paint, portrait::inFront),
                new Grade(5, 0.26f, 0, 0.92f, 0.3f, new Color(0x1C0F06), new Color(0xFFEFC4), 0.4f, 0.45f, 0.02f));
    }

    private void behind(Graphics2D g, Stage stage) {
        if (chamber) {
            chamber(g, stage);
        } else {
            valley(g, stage);
            curtain(g, stage);
        }
        gown.behind(g, stage);
    }

    /** A dark wall that a window lights from the side. */
    private void chamber(Graphics2D g, Stage stage) {
        Color wall = mix(mix(palette[5], palette[0], 0.45), new Color(0x241A12), 0.4);
        Sketch.wash(g, stage, mix(wall, Color.BLACK, 0.35), wall, mix(wall, Color.BLACK, 0.5));
        double side = curtainSide > 0 ? 0.16 : 0.84;
        glow(
                g,
                stage.x(side),
                stage.y(0.3),
                stage.length(0.8),
                stage.length(0.75),
                mix(palette[1], palette[0], 0.35),
                0.7);
        for (int i = 0; i < 60; i++) {
            double wide = stage.length(between(0.04, 0.2, random));
            Color patch = mix(wall, random.nextBoolean() ? palette[1] : Color.BLACK, between(0.1, 0.35, random));
            glow(g, stage.x(random.nextDouble()), stage.y(random.nextDouble()), wide, wide * 0.7, patch, 0.14);
        }
        Head head = stage.head();
        double shade = curtainSide > 0 ? 0.6 : -0.6;
        glow(g, head.x(shade), head.y(0.5), head.size() * 2.1, head.size() * 2.2, Color.BLACK, 0.4);
    }

    private void valley(Graphics2D g, Stage stage) {
        Sketch.wash(g, stage, palette[0], mix(palette[0], palette[1], 0.55), palette[1], palette[1]);
        for (int i = 0; i < 14; i++) {
            double wide = stage.length(between(0.1, 0.3, random));
            Color cloud = mix(palette[1], Color.WHITE, between(0, 0.5, random));
            glow(g, stage.x(random.nextDouble()), stage.y(between(0.04, 0.36, random)), wide, wide * 0.28, cloud, 0.5);
        }
        for (int depth = 0; depth < 5; depth++) {
            double share = depth / 4.0;
            Color land = mix(mix(palette[1], palette[0], 0.5), mix(palette[2], palette[3], share), 0.25 + 0.72 * share);
            double top = stage.y(0.44 + 0.095 * depth);
            Path2D ridge = Sketch.ridge(stage, top, stage.y(0.035 - 0.003 * depth), random);
            g.setPaint(new LinearGradientPaint(
                    0, (float) (top - stage.y(0.05)), 0, (float) (top + stage.y(0.2)), new float[] {0, 1}, new Color[] {
                        mix(land, palette[1], 0.15), mix(land, Color.BLACK, 0.22)
                    }));
            g.fill(ridge);
            if (depth == 2) {
                lake(g, stage, top);
            }
            trees(g, stage, top, depth, land);
        }
    }

    /** Flat water that mirrors the sky. */
    private void lake(Graphics2D g, Stage stage, double top) {
        double x = stage.x(curtainSide > 0 ? between(0.1, 0.3, random) : between(0.7, 0.9, random));
        for (int i = 0; i < 6; i++) {
            double wide = stage.length(between(0.1, 0.24, random));
            Color water = mix(palette[1], i % 2 == 0 ? palette[0] : Color.WHITE, 0.35);
            glow(
                    g,
                    x + stage.length(between(-0.08, 0.08, random)),
                    top + stage.y(0.045 + 0.008 * i),
                    wide,
                    wide * 0.07,
                    water,
                    0.8);
        }
    }

    /** Groves on the slopes, a cypress here and there. */
    private void trees(Graphics2D g, Stage stage, double top, int depth, Color land) {
        Color leaf = mix(land, new Color(0x1A2010), 0.16 + 0.1 * depth);
        for (int grove = 0; grove < 5; grove++) {
            double middle = stage.x(random.nextDouble());
            double foot = top + stage.y(between(0.02, 0.07, random));
            double tall = stage.length(0.008 + 0.006 * depth);
            glow(g, middle, foot, tall * 6, tall * 1.5, leaf, 0.55); // the shade that keeps a grove on the ground
            for (int i = 0; i < 9; i++) {
                double x = middle + tall * between(-3.5, 3.5, random);
                double round = tall * between(0.5, 1.1, random);
                g.setPaint(mix(leaf, i % 3 == 0 ? palette[1] : Color.BLACK, between(0, 0.16, random)));
                g.fill(disc(x, foot - round * 0.6, round, round * 0.8));
            }
            if (grove % 2 == 0) {
                g.setPaint(mix(leaf, Color.BLACK, 0.15));
                g.fill(disc(middle + tall * between(-2, 2, random), foot - tall * 1.6, tall * 0.42, tall * 2.1));
            }
        }
    }

    private void curtain(Graphics2D g, Stage stage) {
        double edge = curtainSide > 0 ? 0.8 : 0.2;
        double wall = curtainSide > 0 ? 1.05 : -0.05;
        Path2D cloth = new Path2D.Double();
        cloth.moveTo(stage.x(wall), -5);
        cloth.lineTo(stage.x(edge - 0.16 * curtainSide), -5);
        cloth.curveTo(
                stage.x(edge - 0.1 * curtainSide),
                stage.y(0.25),
                stage.x(edge + 0.06 * curtainSide),
                stage.y(0.45),
                stage.x(edge + 0.02 * curtainSide),
                stage.y(1.02));
        cloth.lineTo(stage.x(wall), stage.y(1.02));
        cloth.closePath();
        g.setPaint(mix(palette[5], Color.BLACK, 0.25));
        g.fill(cloth);
        Shape clip = g.getClip();
        g.clip(cloth);
        for (int i = 0; i < 9; i++) {
            double x = edge + curtainSide * (-0.14 + 0.045 * i);
            Path2D fold = new Path2D.Double();
            fold.moveTo(stage.x(x), -5);
            fold.curveTo(
                    stage.x(x + 0.06 * curtainSide),
                    stage.y(0.3),
                    stage.x(x + 0.16 * curtainSide),
                    stage.y(0.5),
                    stage.x(x + 0.12 * curtainSide),
                    stage.y(1.05));
            line(
                    g,
                    fold,
                    stage.length(0.03),
                    alpha(i % 2 == 0 ? mix(palette[5], new Color(0xFFC890), 0.3) : Color.BLACK, 0.32));
        }
        g.setClip(clip);
    }

    private void inFront(Graphics2D g, Stage stage) {
        cracks(g, stage);
        new GildedFrame(random.split()).paint(g, stage);
    }

    private void cracks(Graphics2D g, Stage stage) {
        for (int i = 0; i < 90; i++) {
            double x = stage.x(random.nextDouble());
            double y = stage.y(random.nextDouble());
            Path2D crack = new Path2D.Double();
            crack.moveTo(x, y);
            double angle = between(0, 6.28, random);
            for (int step = 0; step < 6; step++) {
                angle += between(-0.7, 0.7, random);
                x += Math.cos(angle) * stage.length(0.012);
                y += Math.sin(angle) * stage.length(0.012);
                crack.lineTo(x, y);
            }
            line(g, crack, stage.length(0.0008), new Color(40, 24, 10, 55));
        }
        g.setPaint(new Color(190, 130, 40, 18));
        g.fill(new Rectangle2D.Double(0, 0, stage.width(), stage.height()));
    }
}
