package io.onlyyou.imaging;

import static io.onlyyou.imaging.DrawnLook.alpha;
import static io.onlyyou.imaging.DrawnLook.mix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The face of a drawn person, lit from the upper left, in units of half a head's width around its middle. */
final class DrawnFace {

    private static final Color WARM_SHADE = new Color(0x6B2F1C);

    private final Graphics2D g;
    private final DrawnLook look;
    private final Color skin;
    private final Color shade;
    private final Color light;

    DrawnFace(Graphics2D g, DrawnLook look) {
        this.g = g;
        this.look = look;
        this.skin = look.skin();
        this.shade = mix(skin, WARM_SHADE, 0.5);
        this.light = mix(skin, new Color(0xFFF3E2), 0.5);
    }

    void draw() {
        AffineTransform before = g.getTransform();
        g.scale(1, look.length());
        for (int side = -1; side <= 1; side += 2) {
            ear(side);
        }
        Shape head = head();
        g.setPaint(new RadialGradientPaint(-0.28f, -0.35f, 1.95f, new float[] {0, 0.5f, 0.82f, 1}, new Color[] {
            mix(skin, light, 0.55), skin, mix(skin, shade, 0.45), shade
        }));
        g.fill(head);
        Shape clip = g.getClip();
        g.clip(head);
        modelling();
        if (look.beard()) {
            beard();
        }
        g.setClip(clip);
        for (int side = -1; side <= 1; side += 2) {
            eye(side);
            brow(side);
        }
        nose();
        mouth();
        if (look.glasses()) {
            glasses();
        }
        g.setTransform(before);
    }

    private Shape head() {
        double jaw = look.jaw();
        Path2D head = new Path2D.Double();
        head.moveTo(0, -1.5);
        head.curveTo(0.64, -1.5, 1.0, -1.0, 1.0, -0.3);
        head.curveTo(1.0, 0.25, 0.93 * jaw, 0.7, 0.62 * jaw, 1.03);
        head.curveTo(0.42 * jaw, 1.24, 0.2, 1.33, 0, 1.33);
        head.curveTo(-0.2, 1.33, -0.42 * jaw, 1.24, -0.62 * jaw, 1.03);
        head.curveTo(-0.93 * jaw, 0.7, -1.0, 0.25, -1.0, -0.3);
        head.curveTo(-1.0, -1.0, -0.64, -1.5, 0, -1.5);
        return head;
    }

    private void ear(int side) {
        g.setPaint(mix(skin, shade, side < 0 ? 0.25 : 0.5));
        g.fill(new Ellipse2D.Double(side * 1.02 - 0.15, -0.22, 0.3, 0.6));
        g.setPaint(alpha(shade, 0.5));
        g.fill(new Ellipse2D.Double(side * 1.04 - 0.07, -0.1, 0.14, 0.36));
    }

    /** Soft light and shade: sockets, cheeks, chin, temple. */
    private void modelling() {
        Color blush = new Color(0xD2553F);
        for (int side = -1; side <= 1; side += 2) {
            glow(side * look.eyeGap(), -0.1, 0.36, 0.24, shade, 0.42);
            glow(side * 0.55, 0.42, 0.36, 0.28, blush, 0.2);
            glow(side * 0.5, 0.27, 0.26, 0.13, light, side < 0 ? 0.42 : 0.25);
            glow(side * 0.17, 0.34, 0.13, 0.22, shade, side < 0 ? 0.12 : 0.3);
        }
        glow(0.95, 0.25, 0.45, 1.2, shade, 0.45);
        glow(-0.2, -0.75, 0.55, 0.3, light, 0.4);
        glow(-0.03, 0.05, 0.09, 0.4, light, 0.5);
        glow(0, 1.0, 0.28, 0.1, shade, 0.38);
        glow(-0.04, 1.18, 0.2, 0.12, light, 0.32);
        glow(0, -1.15, 1.1, 0.38, shade, 0.35);
    }

    private void beard() {
        Color stubble = mix(look.hair(), skin, 0.25);
        glow(0, 1.18, 0.75, 0.42, stubble, 0.75);
        glow(0.62, 0.85, 0.35, 0.5, stubble, 0.6);
        glow(-0.62, 0.85, 0.35, 0.5, stubble, 0.6);
        glow(0, 0.6, 0.4, 0.1, stubble, 0.6);
    }

    private void eye(int side) {
        double x = side * look.eyeGap();
        double y = -0.07;
        double half = look.eyeSize();
        Path2D almond = new Path2D.Double();
        almond.moveTo(x - half, y + 0.02);
        almond.curveTo(x - half * 0.5, y - half * 0.78, x + half * 0.5, y - half * 0.78, x + half, y + 0.01);
        almond.curveTo(x + half * 0.5, y + half * 0.52, x - half * 0.5, y + half * 0.52, x - half, y + 0.02);
        Shape clip = g.getClip();
        g.setPaint(new Color(0xF7F0EA));
        g.fill(almond);
        g.clip(almond);
        double iris = half * 0.56;
        Color colour = look.iris();
        g.setPaint(new RadialGradientPaint(
                (float) x, (float) (y + 0.03), (float) iris, new float[] {0, 0.7f, 1}, new Color[] {
                    mix(colour, new Color(0xFFE6B0), 0.4), colour, mix(colour, Color.BLACK, 0.65)
                }));
        g.fill(circle(x, y - 0.005, iris));
        g.setPaint(new Color(0x120C0A));
        g.fill(circle(x, y - 0.005, iris * 0.46));
        glow(x, y - half * 0.62, half * 1.1, half * 0.42, new Color(0x2A150E), 0.55);
        g.setClip(clip);
        g.setPaint(new Color(255, 255, 255, 235));
        g.fill(circle(x - iris * 0.34, y - iris * 0.36, iris * 0.2));
        g.setPaint(new Color(255, 255, 255, 110));
        g.fill(circle(x + iris * 0.32, y + iris * 0.36, iris * 0.13));
        Path2D lid = new Path2D.Double();
        lid.moveTo(x - half * 1.06, y + 0.035);
        lid.curveTo(x - half * 0.5, y - half * 0.82, x + half * 0.5, y - half * 0.82, x + half * 1.06, y + 0.02);
        line(lid, 0.042, mix(look.hair(), Color.BLACK, 0.65), 0.95);
        Path2D crease = new Path2D.Double();
        crease.moveTo(x - half * 1.0, y - half * 0.42);
        crease.curveTo(
                x - half * 0.4, y - half * 1.1, x + half * 0.5, y - half * 1.1, x + half * 1.05, y - half * 0.36);
        line(crease, 0.02, shade, 0.7);
        Path2D under = new Path2D.Double();
        under.moveTo(x - half * 0.8, y + half * 0.3);
        under.curveTo(x - half * 0.3, y + half * 0.6, x + half * 0.4, y + half * 0.6, x + half * 0.9, y + half * 0.2);
        line(under, 0.014, shade, 0.6);
    }

    private void brow(int side) {
        double x = side * look.eyeGap();
        double weight = 0.062 * look.browWeight();
        double outer = side * 0.27;
        double inner = -side * 0.23;
        Path2D brow = new Path2D.Double();
        brow.moveTo(x + inner, -0.375);
        brow.curveTo(x + inner * 0.3, -0.4 - weight, x + outer * 0.5, -0.44 - weight, x + outer, -0.3);
        brow.curveTo(x + outer * 0.5, -0.4, x + inner * 0.3, -0.39 + weight * 0.2, x + inner, -0.375 + weight);
        brow.closePath();
        g.setPaint(alpha(mix(look.hair(), Color.BLACK, 0.35), 0.88));
        g.fill(brow);
    }

    private void nose() {
        double wide = 0.17 * look.nose();
        double tip = 0.42;
        glow(0, tip, wide * 1.15, 0.13, mix(skin, new Color(0xC0563F), 0.3), 0.4);
        glow(-0.03, tip - 0.04, 0.07, 0.06, new Color(0xFFF6EC), 0.6);
        Path2D side = new Path2D.Double();
        side.moveTo(0.09, -0.12);
        side.curveTo(0.07, 0.12, 0.1, 0.26, wide * 0.95, tip + 0.02);
        line(side, 0.03, shade, 0.2);
        for (int nostril = -1; nostril <= 1; nostril += 2) {
            Path2D wing = new Path2D.Double();
            wing.moveTo(nostril * wide, tip - 0.05);
            wing.curveTo(
                    nostril * (wide + 0.05), tip + 0.05, nostril * wide, tip + 0.12, nostril * wide * 0.45, tip + 0.1);
            line(wing, 0.022, shade, 0.65);
            g.setPaint(alpha(mix(shade, Color.BLACK, 0.35), 0.75));
            g.fill(new Ellipse2D.Double(nostril * wide * 0.55 - 0.045, tip + 0.07, 0.09, 0.04));
        }
    }

    private void mouth() {
        double half = 0.36 * look.mouth();
        double y = 0.76;
        Color lip = mix(skin, new Color(0xA8323A), 0.55);
        Path2D upper = new Path2D.Double();
        upper.moveTo(-half, y - 0.07);
        upper.curveTo(-half * 0.5, y - 0.1, -half * 0.25, y - 0.125, -half * 0.12, y - 0.115);
        upper.curveTo(-0.02, y - 0.09, 0.02, y - 0.09, half * 0.12, y - 0.115);
        upper.curveTo(half * 0.25, y - 0.125, half * 0.5, y - 0.1, half, y - 0.07);
        upper.curveTo(half * 0.4, y + 0.03, -half * 0.4, y + 0.03, -half, y - 0.07);
        Path2D lower = new Path2D.Double();
        lower.moveTo(-half * 0.95, y - 0.06);
        lower.curveTo(-half * 0.4, y + 0.06, half * 0.4, y + 0.06, half * 0.95, y - 0.06);
        lower.curveTo(half * 0.55, y + 0.23, -half * 0.55, y + 0.23, -half * 0.95, y - 0.06);
        Path2D teeth = new Path2D.Double();
        teeth.moveTo(-half * 0.86, y - 0.052);
        teeth.curveTo(-half * 0.4, y - 0.005, half * 0.4, y - 0.005, half * 0.86, y - 0.052);
        teeth.curveTo(half * 0.4, y + 0.1, -half * 0.4, y + 0.1, -half * 0.86, y - 0.052);
        g.setPaint(mix(lip, WARM_SHADE, 0.2));
        g.fill(upper);
        g.setPaint(lip);
        g.fill(lower);
        g.setPaint(new Color(0xFBF5EF));
        g.fill(teeth);
        glow(-0.03, y + 0.115, half * 0.4, 0.03, Color.WHITE, 0.4);
        for (int side = -1; side <= 1; side += 2) {
            Path2D corner = new Path2D.Double();
            corner.moveTo(side * half * 0.93, y - 0.055);
            corner.curveTo(side * half * 1.04, y - 0.065, side * half * 1.1, y - 0.1, side * half * 1.12, y - 0.13);
            line(corner, 0.022, shade, 0.75);
            Path2D fold = new Path2D.Double();
            fold.moveTo(side * 0.27, 0.4);
            fold.curveTo(side * 0.42, 0.5, side * half * 1.28, 0.6, side * half * 1.3, 0.72);
            line(fold, 0.03, shade, 0.13);
        }
    }

    private void glasses() {
        for (int side = -1; side <= 1; side += 2) {
            line(new Ellipse2D.Double(side * look.eyeGap() - 0.3, -0.28, 0.6, 0.48), 0.04, new Color(0x2A2522), 0.9);
        }
        Path2D bridge = new Path2D.Double();
        bridge.moveTo(0.3 - look.eyeGap(), -0.1);
        bridge.curveTo(-0.05, -0.17, 0.05, -0.17, look.eyeGap() - 0.3, -0.1);
        line(bridge, 0.04, new Color(0x2A2522), 0.9);
    }

    private void line(Shape shape, double width, Color colour, double alpha) {
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(alpha(colour, alpha));
        g.draw(shape);
    }

    private void glow(double x, double y, double radiusX, double radiusY, Color colour, double alpha) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.scale(radiusX, radiusY);
        g.setPaint(new RadialGradientPaint(0, 0, 1, new float[] {0, 0.5f, 1}, new Color[] {
            alpha(colour, alpha), alpha(colour, alpha * 0.55), alpha(colour, 0)
        }));
        g.fill(circle(0, 0, 1));
        g.setTransform(before);
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
