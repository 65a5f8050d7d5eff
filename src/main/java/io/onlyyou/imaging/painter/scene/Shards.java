package io.onlyyou.imaging.painter.scene;

import static io.onlyyou.imaging.painter.scene.Sketch.alpha;
import static io.onlyyou.imaging.painter.scene.Sketch.between;
import static io.onlyyou.imaging.painter.scene.Sketch.glow;
import static io.onlyyou.imaging.painter.scene.Sketch.line;
import static io.onlyyou.imaging.painter.scene.Sketch.mix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Mirrors that stand around the person as in a kaleidoscope, each turning them another way. */
final class Shards implements MirrorMaze.Glass {

    private final SplittableRandom random;
    private final Color[] palette;
    private final int count;
    private final double turn;

    Shards(SplittableRandom random, Color[] palette) {
        this.random = random;
        this.palette = palette;
        this.count = 9 + 2 * random.nextInt(3);
        this.turn = between(0, 1, random);
    }

    @Override
    public void behind(Graphics2D g, Stage stage) {
        Sketch.wash(g, stage, mix(palette[0], palette[1], 0.5), palette[0]);
    }

    @Override
    public void reflect(Graphics2D g, Stage stage, BufferedImage figure) {
        double far = 1.6 * Math.max(stage.width(), stage.height());
        for (int i = 0; i < count; i++) {
            shard(g, stage, figure, i, far);
        }
        Head head = stage.head();
        glow(g, head.x(), head.y(0.1), head.size() * 1.9, head.size() * 2.0, palette[0], 0.75);
        glow(g, head.x(), head.y(-0.2), head.size() * 1.75, head.size() * 1.8, palette[3], 0.35);
    }

    private void shard(Graphics2D g, Stage stage, BufferedImage figure, int index, double far) {
        Head head = stage.head();
        double from = 2 * Math.PI * (index + turn) / count;
        double to = 2 * Math.PI * (index + 1 + turn) / count;
        Path2D wedge = new Path2D.Double();
        wedge.moveTo(head.x(), head.y());
        wedge.lineTo(head.x() + Math.cos(from) * far, head.y() + Math.sin(from) * far);
        wedge.lineTo(head.x() + Math.cos(to) * far, head.y() + Math.sin(to) * far);
        wedge.closePath();
        g.setPaint(mix(palette[1], index % 2 == 0 ? palette[3] : palette[4], 0.22));
        g.fill(wedge);
        Shape clip = g.getClip();
        g.clip(wedge);
        double middle = (from + to) / 2;
        double out = head.size() * between(1.75, 2.1, random);
        AffineTransform move = new AffineTransform();
        move.translate(head.x() + Math.cos(from) * out, head.y() + Math.sin(from) * out);
        move.rotate(middle + Math.PI / 2);
        move.scale(index % 2 == 0 ? 0.8 : -0.8, 0.8);
        move.translate(-head.x(), -head.y());
        g.drawImage(figure, move, null);
        g.setPaint(alpha(index % 2 == 0 ? mix(palette[0], palette[1], 0.7) : palette[0], index % 2 == 0 ? 0.34 : 0.5));
        g.fill(wedge);
        g.setClip(clip);
        double broad = stage.length(0.012);
        line(g, wedge, broad * 1.6, mix(palette[2], Color.BLACK, 0.65));
        line(g, wedge, broad, palette[2]);
        line(g, wedge, broad * 0.3, mix(palette[2], Color.WHITE, 0.6));
    }
}
