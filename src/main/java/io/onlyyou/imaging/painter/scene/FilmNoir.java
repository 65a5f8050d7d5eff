package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;

import io.onlyyou.imaging.plane.Curve;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.SplittableRandom;

/** Black and white: a night office, blinds, a wet street outside, smoke. */
final class FilmNoir {

    private static final Color LAMP = new Color(0xF4F4F0);

    private final SplittableRandom random;
    private final int lampSide;
    private final double slant;
    private final boolean street;
    private final int tint;
    private final Coat coat;
    private final Optional<Fedora> hat;

    private FilmNoir(Deck deck, SplittableRandom random) {
        this.random = random;
        this.street = deck.either();
        this.lampSide = deck.either() ? 1 : -1;
        boolean hatted = deck.either();
        this.slant = between(0.1, 0.24, random) * lampSide;
        this.tint = Sketch.pick(random, 0xF6F2E8, 0xEEF2F6, 0xF8EEDC);
        boolean litLeft = lampSide < 0;
        Color cloth = new Color(deck.pick(0x3A3A40, 0xA8A8A4, 0x222226, 0x77777C));
        this.coat = new Coat(
                cloth,
                Sketch.mix(cloth, Color.WHITE, 0.08),
                new Color(0xD8D8D4),
                new Color(Sketch.pick(random, 0x101012, 0x4A4A50)),
                deck.either() ? Coat.Closing.TIE : Coat.Closing.BOW,
                LAMP,
                litLeft);
        this.hat = hatted
                ? Optional.of(
                        new Fedora(Sketch.mix(cloth, new Color(0x55555A), 0.5), new Color(0x0C0C0E), LAMP, litLeft))
                : Optional.empty();
    }

    static Scene scene(Deck deck, SplittableRandom random) {
        FilmNoir noir = new FilmNoir(deck, random);
        return new Scene(
                new Framing(
                        between(0.23, 0.275, random),
                        0.5 - between(0.02, 0.1, random) * noir.lampSide,
                        noir.hat.isPresent() ? 0.48 : 0.43),
                new Light(LAMP, new Color(0x5C5C62), LAMP, 0.7f, 1, 0.9f * noir.lampSide, -0.4f),
                noir.hat.map(Fedora::window).orElse(Window.open()),
                Layers.of(noir::behind, noir.coat::paint, noir::inFront),
                new Grade(4, 0.2f, 0, 0, 0.34f, new Color(0x0A0A0D), new Color(noir.tint), 1, 0.4f, 0.07f));
    }

    private void behind(Graphics2D g, Stage stage) {
        Sketch.wash(g, stage, new Color(0x2A2A2F), new Color(0x4A4A50), new Color(0x1C1C20));
        if (street) {
            street(g, stage);
        } else {
            office(g, stage);
        }
    }

    /** A lit window with blinds on the wall. */
    private void office(Graphics2D g, Stage stage) {
        double left = stage.x(lampSide > 0 ? 0.55 : 0.03);
        double top = stage.y(0.05);
        double wide = stage.x(0.42);
        double tall = stage.y(0.72);
        glow(g, left + wide / 2, top + tall / 2, wide * 1.5, tall * 1.1, new Color(0xD8D8D4), 0.75);
        g.setPaint(new LinearGradientPaint(
                (float) left, (float) top, (float) left, (float) (top + tall), new float[] {0, 1}, new Color[] {
                    new Color(0xFBFBF6), new Color(0xC4C4C0)
                }));
        g.fill(new Rectangle2D.Double(left, top, wide, tall));
        Skyline city = new Skyline(random.split(), new Color(0xE5E5E2), new Color(0x6A6A6E));
        g.clip(new Rectangle2D.Double(left, top, wide, tall));
        city.paint(g, stage);
        g.setClip(null);
        int slats = 17;
        for (int i = 0; i < slats; i++) {
            double y = top + tall * i / slats;
            g.setPaint(new LinearGradientPaint(
                    0, (float) y, 0, (float) (y + tall / slats * 0.5), new float[] {0, 1}, new Color[] {
                        new Color(0x8A8A8D), new Color(0x1C1C1F)
                    }));
            g.fill(new Rectangle2D.Double(left, y, wide, tall / slats * 0.5));
        }
        for (double share : new double[] {0.25, 0.75}) {
            g.setPaint(new Color(0x101012));
            g.fill(new Rectangle2D.Double(left + wide * share, top, stage.length(0.004), tall));
        }
        g.setStroke(new BasicStroke((float) stage.length(0.016)));
        g.setPaint(new Color(0x070708));
        g.draw(new Rectangle2D.Double(left, top, wide, tall));
        wallLight(g, stage);
    }

    /** What the blinds throw on the wall opposite. */
    private void wallLight(Graphics2D g, Stage stage) {
        AffineTransform before = g.getTransform();
        g.shear(0, slant * 1.4);
        double left = stage.x(lampSide > 0 ? 0.02 : 0.6);
        for (int i = 0; i < 11; i++) {
            double y = stage.y(0.12 + 0.055 * i) - left * slant * 1.4;
            g.setPaint(alpha(LAMP, 0.3));
            g.fill(new Rectangle2D.Double(left, y, stage.x(0.36), stage.y(0.026)));
        }
        g.setTransform(before);
    }

    /** A wet street with lamps and their halos in the fog. */
    private void street(Graphics2D g, Stage stage) {
        Sketch.wash(g, stage, new Color(0x0D0D10), new Color(0x3B3B40), new Color(0x77777A), new Color(0x1A1A1D));
        new Skyline(random.split(), new Color(0x6E6E72), new Color(0x08080A)).paint(g, stage);
        for (int i = 0; i < 26; i++) {
            double y = stage.y(between(0.3, 0.95, random));
            double radius = stage.length(between(0.012, 0.05, random));
            glow(g, stage.x(random.nextDouble()), y, radius, radius, LAMP, between(0.2, 0.55, random));
        }
        double lampX = stage.x(lampSide > 0 ? 0.86 : 0.14);
        g.setPaint(new Color(0x060607));
        g.fill(new Rectangle2D.Double(lampX - stage.length(0.006), stage.y(0.14), stage.length(0.012), stage.height()));
        glow(g, lampX, stage.y(0.14), stage.length(0.5), stage.length(0.5), LAMP, 0.6);
        glow(g, lampX, stage.y(0.14), stage.length(0.06), stage.length(0.05), Color.WHITE, 1);
        Path2D cone = new Path2D.Double();
        cone.moveTo(lampX, stage.y(0.14));
        cone.lineTo(lampX - stage.length(0.45), stage.height());
        cone.lineTo(lampX + stage.length(0.45), stage.height());
        cone.closePath();
        g.setPaint(alpha(LAMP, 0.1));
        g.fill(cone);
    }

    private void inFront(Graphics2D g, Stage stage) {
        hat.ifPresent(worn -> worn.paint(g, stage));
        if (street) {
            rain(g, stage);
        } else {
            slats(g, stage);
        }
        smoke(g, stage);
    }

    /** Shadows of the blinds over everything, softer on the face so that it stays the face. */
    private void slats(Graphics2D g, Stage stage) {
        AffineTransform before = g.getTransform();
        g.shear(0, -slant);
        double step = stage.length(0.085);
        for (double y = -stage.height() * 0.4; y < stage.height() * 1.5; y += step) {
            float top = (float) y;
            float bottom = (float) (y + step * 0.62);
            double middle = y + step * 0.3 - stage.head().x() * slant;
            double away = Math.abs(middle - stage.head().y()) / stage.head().size();
            double dark = 0.04 + 0.44 * Curve.smooth(0.45, 1.1, away);
            g.setPaint(new LinearGradientPaint(0, top, 0, bottom, new float[] {0, 0.3f, 0.7f, 1}, new Color[] {
                new Color(0, 0, 0, 0), alpha(Color.BLACK, dark), alpha(Color.BLACK, dark), new Color(0, 0, 0, 0)
            }));
            g.fill(new Rectangle2D.Double(-stage.width(), top, 3.0 * stage.width(), bottom - top));
        }
        g.setTransform(before);
    }

    private void rain(Graphics2D g, Stage stage) {
        for (int i = 0; i < 170; i++) {
            double x = stage.x(between(-0.05, 1.05, random));
            double y = stage.y(between(-0.05, 1, random));
            double fall = stage.length(between(0.02, 0.06, random));
            Path2D drop = new Path2D.Double();
            drop.moveTo(x, y);
            drop.lineTo(x - fall * 0.22 * lampSide, y + fall);
            Sketch.line(g, drop, stage.length(0.0016), alpha(LAMP, between(0.08, 0.3, random)));
        }
    }

    private void smoke(Graphics2D g, Stage stage) {
        double x = stage.x(lampSide > 0 ? 0.2 : 0.8);
        double phase = between(0, 6.28, random);
        for (int i = 0; i < 46; i++) {
            double share = i / 46.0;
            double drift = Math.sin(phase + share * 7) * stage.length(0.02 + 0.07 * share);
            double radius = stage.length(0.018 + 0.085 * share);
            glow(g, x + drift, stage.y(1.02 - share * 0.95), radius, radius * 1.3, LAMP, 0.11 * (1 - share * 0.7));
        }
    }
}
