package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** A maze of mirrors at a fair by night: the person among slices of themselves. */
final class MirrorMaze {

    /** Dark, glass, frame, first and second lamp. */
    private static final int[][] PALETTES = {
        {0x120A24, 0x2A2A6A, 0xD8A24A, 0xFF5AA8, 0x4AC8FF},
        {0x06141C, 0x12505C, 0xE0B860, 0xFFB84A, 0x5AF0D0},
        {0x1C0610, 0x6A1A3A, 0xE8C070, 0xFF6A4A, 0xFFC86A},
        {0x081020, 0x24406A, 0xC8D0DC, 0x6A9AFF, 0xE0F0FF},
        {0x0A160C, 0x1E5A3A, 0xD0B050, 0x9AFF8A, 0xFFE08A},
        {0x140A1C, 0x4A2A7A, 0xC89AE0, 0xB06AFF, 0xFFD0A0},
    };

    private final SplittableRandom random;
    private final Color[] palette = new Color[5];
    private final boolean litLeft;
    private final Coat coat;
    private final Glass glass;

    private MirrorMaze(Deck deck, SplittableRandom random) {
        this.random = random;
        int[] colours = PALETTES[deck.of(PALETTES.length)];
        for (int i = 0; i < colours.length; i++) {
            palette[i] = new Color(colours[i]);
        }
        boolean corridor = deck.either();
        this.litLeft = deck.either();
        Color cloth = mix(new Color(deck.pick(0x16161E, 0x3A1420, 0x14283A, 0x2A1A3A)), palette[1], 0.2);
        this.coat = new Coat(
                cloth,
                mix(cloth, palette[2], 0.18),
                new Color(0xE8E4E0),
                new Color(Sketch.pick(random, 0x141418, 0x6A1428, 0x1A2A5A)),
                deck.either() ? Coat.Closing.BOW : Coat.Closing.TIE,
                palette[3],
                litLeft);
        this.glass = corridor ? new Corridor(random.split(), palette) : new Shards(random.split(), palette);
    }

    /** Where mirrors stand. */
    interface Glass {

        void behind(Graphics2D g, Stage stage);

        void reflect(Graphics2D g, Stage stage, BufferedImage figure);
    }

    static Scene scene(Deck deck, SplittableRandom random) {
        MirrorMaze maze = new MirrorMaze(deck, random);
        float side = maze.litLeft ? -0.8f : 0.8f;
        return new Scene(
                new Framing(between(0.22, 0.255, random), between(0.45, 0.55, random), 0.42),
                new Light(
                        mix(maze.palette[3], Color.WHITE, 0.72),
                        mix(maze.palette[4], Color.WHITE, 0.5),
                        maze.palette[3],
                        0.55f,
                        0.9f,
                        side,
                        -0.3f),
                Window.open(),
                new Layers(maze.glass::behind, maze.glass::reflect, maze.coat::paint, maze::inFront),
                new Grade(5, 0.24f, 0, 1.15f, 0.24f, maze.palette[0], Color.WHITE, 0.14f, 0.38f, 0));
    }

    /** Light of the fair that drifts before the lens. */
    private void inFront(Graphics2D g, Stage stage) {
        Head head = stage.head();
        for (int i = 0; i < 26; i++) {
            double x = stage.x(random.nextDouble());
            double y = stage.y(random.nextDouble());
            if (Math.hypot(x - head.x(), y - head.y()) > head.size() * 1.1) {
                double radius = stage.length(between(0.006, 0.03, random));
                Sketch.glow(g, x, y, radius, radius, i % 2 == 0 ? palette[3] : palette[4], between(0.15, 0.5, random));
            }
        }
        g.setPaint(alpha(palette[0], 0.05));
        g.fillRect(0, 0, stage.width(), stage.height());
    }
}
