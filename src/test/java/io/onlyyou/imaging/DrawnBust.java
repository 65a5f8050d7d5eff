package io.onlyyou.imaging;

import static io.onlyyou.imaging.DrawnLook.alpha;
import static io.onlyyou.imaging.DrawnLook.mix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Hair, neck and shoulders of a drawn person, in units of half a head's width around the middle of the face. */
final class DrawnBust {

    private final Graphics2D g;
    private final DrawnLook look;
    private final Color darkHair;
    private final Color lightHair;
    private final SplittableRandom random;

    DrawnBust(Graphics2D g, DrawnLook look) {
        this.g = g;
        this.look = look;
        this.darkHair = mix(look.hair(), Color.BLACK, 0.45);
        this.lightHair = mix(look.hair(), new Color(0xFFD9A0), 0.32);
        this.random = new SplittableRandom(look.strands());
    }

    void behind() {
        switch (look.style()) {
            case LONG -> backHair(1.42, 2.35);
            case BOB -> backHair(1.36, 1.22);
            case BUN -> bun();
            case SHORT -> {}
        }
        shoulders();
        neck();
    }

    void inFront() {
        if (look.style() == DrawnLook.Hair.LONG || look.style() == DrawnLook.Hair.BOB) {
            lock(1);
            lock(-1);
        }
        Shape cap = cap();
        g.setPaint(new RadialGradientPaint(
                -0.45f, -1.35f, 1.7f, new float[] {0, 0.45f, 1}, new Color[] {lightHair, look.hair(), darkHair}));
        g.fill(cap);
        strands(cap);
    }

    private void backHair(double width, double bottom) {
        Path2D hair = new Path2D.Double();
        hair.moveTo(0, -1.72);
        hair.curveTo(0.95, -1.72, width, -1.0, width - 0.06, -0.1);
        hair.curveTo(width - 0.04, 0.6, width + 0.12, 1.2, width - 0.1, bottom);
        hair.curveTo(width - 0.5, bottom + 0.18, 0.4, bottom + 0.1, 0, bottom);
        hair.curveTo(-0.4, bottom + 0.1, 0.5 - width, bottom + 0.18, 0.1 - width, bottom);
        hair.curveTo(-width - 0.12, 1.2, 0.04 - width, 0.6, 0.06 - width, -0.1);
        hair.curveTo(-width, -1.0, -0.95, -1.72, 0, -1.72);
        g.setPaint(new GradientPaint(-1.4f, -1f, look.hair(), 1.2f, 1.6f, darkHair));
        g.fill(hair);
        strands(hair);
    }

    private void bun() {
        g.setPaint(
                new RadialGradientPaint(-0.15f, -1.95f, 0.7f, new float[] {0, 1}, new Color[] {look.hair(), darkHair}));
        g.fill(new Ellipse2D.Double(-0.52, -2.2, 1.04, 0.9));
    }

    private void shoulders() {
        Path2D torso = new Path2D.Double();
        torso.moveTo(0, 1.72);
        torso.curveTo(0.3, 1.72, 0.5, 1.55, 0.62, 1.5);
        torso.curveTo(1.25, 1.78, 2.0, 1.82, 2.3, 2.5);
        torso.curveTo(2.42, 2.8, 2.5, 3.2, 2.55, 4.2);
        torso.lineTo(2.55, 12);
        torso.lineTo(-2.55, 12);
        torso.lineTo(-2.55, 4.2);
        torso.curveTo(-2.5, 3.2, -2.42, 2.8, -2.3, 2.5);
        torso.curveTo(-2.0, 1.82, -1.25, 1.78, -0.62, 1.5);
        torso.curveTo(-0.5, 1.55, -0.3, 1.72, 0, 1.72);
        Color garment = look.garment();
        g.setPaint(new RadialGradientPaint(-0.7f, 1.8f, 3.1f, new float[] {0, 0.5f, 1}, new Color[] {
            mix(garment, Color.WHITE, 0.22), garment, mix(garment, Color.BLACK, 0.5)
        }));
        g.fill(torso);
        g.setStroke(new BasicStroke(0.035f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(alpha(mix(garment, Color.BLACK, 0.6), 0.35));
        for (int side = -1; side <= 1; side += 2) {
            Path2D fold = new Path2D.Double();
            fold.moveTo(side * 1.62, 2.25);
            fold.curveTo(side * 1.55, 2.6, side * 1.6, 2.9, side * 1.7, 3.3);
            g.draw(fold);
        }
    }

    private void neck() {
        Path2D neck = new Path2D.Double();
        neck.moveTo(-0.5, 0.7);
        neck.curveTo(-0.47, 1.2, -0.5, 1.4, -0.72, 1.56);
        neck.curveTo(-0.5, 2.06, -0.2, 2.2, 0, 2.2);
        neck.curveTo(0.2, 2.2, 0.5, 2.06, 0.72, 1.56);
        neck.curveTo(0.5, 1.4, 0.47, 1.2, 0.5, 0.7);
        neck.closePath();
        Color skin = look.skin();
        g.setPaint(new GradientPaint(
                0, 1.05f, mix(skin, new Color(0x5A2A1A), 0.42), 0, 1.85f, mix(skin, new Color(0x8A4A30), 0.08)));
        g.fill(neck);
        g.setStroke(new BasicStroke(0.07f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(mix(look.garment(), Color.BLACK, 0.22));
        Path2D neckline = new Path2D.Double();
        neckline.moveTo(-0.72, 1.56);
        neckline.curveTo(-0.5, 2.06, -0.2, 2.2, 0, 2.2);
        neckline.curveTo(0.2, 2.2, 0.5, 2.06, 0.72, 1.56);
        g.draw(neckline);
    }

    /** The hair over the forehead, parted at one side. */
    private Shape cap() {
        double crown = -1.78;
        double side = look.style() == DrawnLook.Hair.SHORT ? -0.25 : 0.05;
        Path2D cap = new Path2D.Double();
        cap.moveTo(-1.03, side);
        cap.curveTo(-1.24, -0.9, -0.95, crown, 0, crown);
        cap.curveTo(0.95, crown, 1.24, -0.9, 1.03, side);
        cap.curveTo(0.99, -0.3, 0.97, -0.55, 0.86, -0.75);
        cap.curveTo(0.66, -1.05, 0.1, -1.0, -0.38, -1.22);
        cap.curveTo(-0.6, -1.12, -0.8, -0.92, -0.88, -0.68);
        cap.curveTo(-0.97, -0.5, -0.99, -0.3, -1.03, side);
        cap.closePath();
        return cap;
    }

    /** A strand of hair that falls beside the face, over the shoulder if the hair is long. */
    private void lock(int side) {
        double bottom = look.style() == DrawnLook.Hair.LONG ? 2.5 : 1.25;
        Path2D lock = new Path2D.Double();
        lock.moveTo(side * 0.86, -0.85);
        lock.curveTo(side * 1.0, -0.2, side * 0.93, 0.5, side * 0.88, 1.0);
        lock.curveTo(side * 0.86, 1.5, side * 0.98, bottom - 0.5, side * 0.92, bottom);
        lock.curveTo(side * 1.3, bottom - 0.1, side * 1.46, 1.0, side * 1.33, 0.2);
        lock.curveTo(side * 1.3, -0.4, side * 1.2, -0.9, side * 0.95, -1.2);
        lock.closePath();
        g.setPaint(new GradientPaint(side * 0.85f, 0, darkHair, side * 1.4f, 0.6f, side < 0 ? look.hair() : darkHair));
        g.fill(lock);
        strands(lock);
    }

    private void strands(Shape within) {
        Shape before = g.getClip();
        g.clip(within);
        for (int i = 0; i < 90; i++) {
            double x = -1.5 + 3 * random.nextDouble();
            double bend = x * (1.15 + 0.15 * random.nextDouble());
            Path2D strand = new Path2D.Double();
            strand.moveTo(x * 0.45 - 0.2, -1.85);
            strand.curveTo(bend, -1.5, bend * 1.05, -0.6, bend, 0.3);
            strand.curveTo(bend, 1.1, bend * 0.98, 1.7, bend * 0.95, 2.6);
            g.setStroke(new BasicStroke(
                    (float) (0.008 + 0.02 * random.nextDouble()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setPaint(alpha(random.nextInt(5) < 2 ? lightHair : darkHair, 0.1 + 0.2 * random.nextDouble()));
            g.draw(strand);
        }
        g.setClip(before);
    }
}
