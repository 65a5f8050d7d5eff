package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.around;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.disc;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mirrored;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** What a sitter of the Renaissance wears: velvet with a ruff, a gown over white linen, or a mantle with a fur collar. */
final class Gown {

    /** The three fashions. */
    enum Fashion {
        RUFF,
        LINEN,
        FUR
    }

    private static final Color GOLD = new Color(0xC8963A);
    private static final Color BRIGHT = new Color(0xFFE9A8);
    private static final Color LINEN = new Color(0xF1E8D2);
    private static final Color LAMP = new Color(0xFFE2B0);

    private final SplittableRandom random;
    private final Fashion fashion;
    private final Color velvet;
    private final Color fur;
    private final boolean litLeft;
    private final boolean chain;

    Gown(Deck deck, SplittableRandom random, Color velvet, boolean litLeft) {
        this.random = random;
        this.fashion = Fashion.values()[deck.of(Fashion.values().length)];
        this.velvet = velvet;
        this.fur = new Color(Sketch.pick(random, 0x5A3A22, 0x3A2C24, 0x8A6038, 0xD8CDBA));
        this.litLeft = litLeft;
        this.chain = fashion != Fashion.RUFF || random.nextBoolean();
    }

    /** What of it is seen beside and behind the head. */
    void behind(Graphics2D g, Stage stage) {
        if (fashion == Fashion.RUFF) {
            ruff(g, stage.head().aboveShoulders(), true);
        }
    }

    void paint(Graphics2D g, Stage stage) {
        Head head = stage.head().aboveShoulders();
        Bust linen = new Bust(head, 0.5, 0.8, 0.24, 1.6, litLeft);
        linen.cloth(g, linen.outline(), LINEN, Color.WHITE, 0.4);
        gathers(g, head);
        Bust bust = new Bust(head, 0.6, 0.92, 0.3, fashion == Fashion.FUR ? 1.86 : 1.72, litLeft);
        Shape clip = g.getClip();
        if (fashion != Fashion.RUFF) {
            g.clip(opening(head));
        }
        Path2D torso = bust.outline();
        bust.cloth(g, torso, velvet, LAMP, 0.62);
        g.clip(torso);
        brocade(g, head);
        g.setClip(clip);
        switch (fashion) {
            case RUFF -> buttons(g, head);
            case LINEN -> hem(g, head, torso);
            case FUR -> collar(g, head);
        }
        if (chain) {
            chain(g, head);
        }
        if (fashion == Fashion.RUFF) {
            ruff(g, head, false);
        } else {
            bust.rim(g, LAMP, fashion == Fashion.FUR ? 0 : 0.3);
        }
    }

    /** All of the canvas but where the gown is open over the linen. */
    private static Path2D opening(Head head) {
        double[] half = {
            0, 1.72, 0.3, 1.74, 0.72, 1.7, 0.86, 1.5, 0.9, 1.3, 0.86, 1.1, 0.74, 0.4, 2, 0.4, 3, 0.4, 4, 0.4, 4, 3, 4,
            5, 4, 7.2, 2, 7.2, 1, 7.2, 0, 7.2, 0, 5, 0, 3, 0, 1.72
        };
        Path2D both = around(head, half);
        both.append(around(head, mirrored(half)), false);
        return both;
    }

    private void gathers(Graphics2D g, Head head) {
        for (int i = -9; i <= 9; i++) {
            double x = 0.09 * i;
            double[] fold = {x * 0.75, 1.02 + 0.2 * Math.cos(x * 1.7), x * 0.9, 1.3, x, 1.5, x * 1.1, 1.8};
            line(g, around(head, fold), head.size() * 0.022, alpha(new Color(0x7A6A50), i % 2 == 0 ? 0.32 : 0.18));
        }
    }

    /** Scrolls woven into the velvet. */
    private void brocade(Graphics2D g, Head head) {
        Color thread = mix(velvet, GOLD, 0.55);
        double step = 0.46;
        for (int row = 0; row < 12; row++) {
            for (int column = -5; column <= 5; column++) {
                double x = (column + (row % 2 == 0 ? 0 : 0.5)) * step;
                double y = 1.25 + row * step * 0.8;
                double[] leaf = {
                    x, y - 0.16, x + 0.13, y - 0.06, x + 0.12, y + 0.08, x, y + 0.16, x - 0.12, y + 0.08, x - 0.13,
                    y - 0.06, x, y - 0.16
                };
                line(g, around(head, leaf), head.size() * 0.016, alpha(thread, 0.3));
                g.setPaint(alpha(thread, 0.3));
                g.fill(disc(head.x(x), head.y(y), head.size() * 0.03, head.size() * 0.045));
            }
        }
    }

    private static void buttons(Graphics2D g, Head head) {
        double unit = head.size();
        double[] seam = {0, 1.1, 0, 2, 0, 4, 0, 7};
        line(g, around(head, seam), unit * 0.05, alpha(Color.BLACK, 0.4));
        for (int i = 0; i < 14; i++) {
            double y = head.y(1.5 + 0.24 * i);
            g.setPaint(mix(GOLD, Color.BLACK, 0.5));
            g.fill(disc(head.x(), y + unit * 0.01, unit * 0.055, unit * 0.055));
            g.setPaint(GOLD);
            g.fill(disc(head.x(), y, unit * 0.045, unit * 0.045));
            glow(g, head.x(-0.015), y - unit * 0.015, unit * 0.025, unit * 0.025, BRIGHT, 1);
        }
    }

    /** Golden trim along the square neckline, with pearls. */
    private static void hem(Graphics2D g, Head head, Shape torso) {
        double unit = head.size();
        double[] half = {0, 1.74, 0.3, 1.76, 0.73, 1.72, 0.87, 1.5, 0.92, 1.36, 0.9, 1.22, 0.86, 1.14};
        Shape clip = g.getClip();
        g.clip(torso);
        for (int side = -1; side <= 1; side += 2) {
            Path2D path = around(head, side > 0 ? half : mirrored(half));
            line(g, path, unit * 0.13, new Color(0x4A3210));
            line(g, path, unit * 0.1, GOLD);
            line(g, path, unit * 0.03, mix(GOLD, BRIGHT, 0.6));
        }
        g.setClip(clip);
        for (int i = -6; i <= 6; i++) {
            double x = head.x(0.115 * i);
            double y = head.y(1.745 - 0.02 * Math.abs(i) / 6.0);
            g.setPaint(new Color(0xF4EEE2));
            g.fill(disc(x, y, unit * 0.032, unit * 0.032));
            glow(g, x - unit * 0.01, y - unit * 0.012, unit * 0.018, unit * 0.018, Color.WHITE, 1);
        }
    }

    /** Broad fur from the neck over both shoulders. */
    private void collar(Graphics2D g, Head head) {
        double unit = head.size();
        double[] half = {
            0.56, 0.82, 0.86, 0.86, 1.3, 1.1, 1.56, 1.36, 1.66, 1.6, 1.5, 1.9, 1.2, 2.2, 1.0, 2.6, 0.9, 3.4, 0.86, 7,
            0.7, 7.1, 0.5, 7.1, 0.34, 7.1, 0.32, 5, 0.34, 3.2, 0.4, 2.4, 0.66, 1.9, 0.74, 1.5, 0.7, 1.2, 0.5, 0.92,
            0.56, 0.82, 0.56, 0.82
        };
        for (int side = -1; side <= 1; side += 2) {
            boolean lit = side < 0 == litLeft;
            Path2D shape = around(head, side > 0 ? half : mirrored(half));
            line(g, shape, unit * 0.12, alpha(Color.BLACK, 0.35));
            g.setPaint(mix(fur, Color.BLACK, lit ? 0.2 : 0.5));
            g.fill(shape);
            for (int i = 0; i < 520; i++) {
                double x = between(0.32, 1.66, random);
                double y = between(0.84, 3.4, random);
                if (shape.contains(head.x(side * x), head.y(y))) {
                    double lean = between(-0.1, 0.16, random);
                    double[] hair = {
                        side * x,
                        y,
                        side * (x + lean * 0.4),
                        y + 0.05,
                        side * (x + lean),
                        y + 0.1,
                        side * (x + lean * 1.2),
                        y + 0.16
                    };
                    Color tone = i % 3 == 0
                            ? mix(fur, LAMP, lit ? 0.26 : 0.1)
                            : mix(fur, Color.BLACK, between(0.1, 0.6, random));
                    line(g, around(head, hair), unit * 0.024, alpha(tone, 0.5));
                }
            }
        }
    }

    /** A ring of starched pleats; the half behind the head, or the one before the chest. */
    private static void ruff(Graphics2D g, Head head, boolean back) {
        double unit = head.size();
        double middle = head.y(0.86);
        int pleats = 34;
        g.setPaint(back ? mix(LINEN, new Color(0x6A5A48), 0.45) : alpha(new Color(0x2A2018), 0.45));
        if (back) {
            g.fill(disc(head.x(), middle - unit * 0.12, unit * 1.22, unit * 0.5));
        }
        for (int ring = 0; ring < 2; ring++) {
            for (int i = 0; i < pleats; i++) {
                double angle = Math.PI * (i + 0.5 + 0.5 * ring) / pleats * (back ? -1 : 1);
                double cosine = Math.cos(angle);
                double sine = Math.sin(angle);
                double reach = 1.24 - 0.1 * ring;
                double x = head.x() + cosine * unit * reach;
                double y =
                        middle + sine * unit * (back ? 0.5 : 0.46) * reach + (back ? -unit * 0.08 : unit * 0.06 * ring);
                double innerX = head.x() + cosine * unit * 0.5;
                double innerY = middle + sine * unit * 0.2 - unit * 0.02;
                Path2D pleat = new Path2D.Double();
                pleat.moveTo(innerX, innerY);
                pleat.lineTo(x - sine * unit * 0.075, y + cosine * unit * 0.05);
                pleat.curveTo(
                        x + cosine * unit * 0.06,
                        y + unit * 0.09,
                        x + cosine * unit * 0.06,
                        y + unit * 0.09,
                        x + sine * unit * 0.075,
                        y - cosine * unit * 0.05);
                pleat.closePath();
                double shade = back ? 0.35 : 0.12 + 0.3 * Math.abs(cosine) + (i % 2 == 0 ? 0.1 : 0);
                g.setPaint(mix(LINEN, new Color(0x6A5A48), shade));
                g.fill(pleat);
                line(g, pleat, unit * 0.012, alpha(new Color(0x5A4A3A), 0.5));
                glow(g, x, y, unit * 0.06, unit * 0.06, Color.WHITE, back ? 0.25 : 0.6);
            }
        }
    }

    private void chain(Graphics2D g, Head head) {
        double[] half = fashion == Fashion.LINEN // hangs from the hem
                ? new double[] {0.66, 1.74, 0.6, 1.92, 0.34, 2.06, 0, 2.1}
                : new double[] {0.7, 1.2, 0.86, 1.5, 0.5, 2.02, 0, 2.1};
        double unit = head.size();
        for (int side = -1; side <= 1; side += 2) {
            Path2D path = around(head, side > 0 ? half : mirrored(half));
            line(g, path, unit * 0.065, new Color(0x3A260C));
            line(g, path, unit * 0.045, GOLD);
            line(g, path, unit * 0.014, BRIGHT);
        }
        g.setPaint(new Color(0x5A3C12));
        g.fill(disc(head.x(), head.y(2.17), unit * 0.145, unit * 0.16));
        g.setPaint(new Color(0xD9A441));
        g.fill(disc(head.x(), head.y(2.16), unit * 0.13, unit * 0.145));
        g.setPaint(mix(velvet, new Color(0xB01030), 0.6));
        g.fill(disc(head.x(), head.y(2.16), unit * 0.075, unit * 0.09));
        glow(g, head.x(-0.025), head.y(2.13), unit * 0.035, unit * 0.035, Color.WHITE, 0.9);
    }
}
