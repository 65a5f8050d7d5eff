package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.scene.Framing;
import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.painter.scene.Layer;
import io.onlyyou.imaging.painter.scene.Scene;
import io.onlyyou.imaging.painter.scene.Stage;
import io.onlyyou.imaging.plane.Colours;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.SplittableRandom;

/** One portrait in the making: scene, person, what stands before the person, then the brush over all of it. */
final class Easel {

    /** A finished portrait, where in it the face should be, and whether mirrors show it again. */
    record Painting(BufferedImage image, Face face, boolean hasMirrors) {}

    private final int width;
    private final int height;
    private final Scene scene;
    private final SplittableRandom random;

    Easel(int width, int height, Scene scene, SplittableRandom random) {
        this.width = width;
        this.height = height;
        this.scene = scene;
        this.random = random;
    }

    /** @param gentleness 0 paints as the scene wants it, 1 leaves the face nearly as the photo has it, more leaves it some of its colour */
    Painting paint(Sitter large, PersonSegmenter segmenter, float gentleness) {
        Framing framing = scene.framing().on(width, height);
        Sitter sitter = large.withFaceAtMost(framing.faceShare() * Math.min(width, height) * 1.6);
        Matte matte = Matte.of(sitter, segmenter);
        Placement placement = Placement.of(sitter.face(), matte, framing, width, height);
        Head head = placement.head();
        Person person = Person.cutOut(sitter.photo(), placement, width, height);
        Exposure.correct(person, head);
        Optional<TrueFace> face =
                TrueFace.isWanted(gentleness) ? Optional.of(TrueFace.of(person, head)) : Optional.empty();
        Lighting.apply(person, head, scene.light().softened(Math.min(gentleness, 1)));

        Stage stage = new Stage(width, height, head);
        BufferedImage costume = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        draw(costume, scene.layers().costume(), stage);
        BufferedImage figure = Figure.dressed(person, head, scene.window().cover(stage), costume);
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(canvas, scene.layers().behind(), stage);
        draw(canvas, (g, all) -> scene.layers().echoes().paint(g, all, figure), stage);
        draw(canvas, (g, all) -> g.drawImage(figure, 0, 0, null), stage);
        draw(canvas, scene.layers().inFront(), stage);
        face.ifPresent(own -> own.mixInto(canvas, gentleness));
        Colours painted = new Finish(scene.grade(), head, random, gentleness).apply(Colours.of(canvas));
        return new Painting(
                painted.toImage(), placement.onCanvas(), scene.layers().haveMirrors());
    }

    private static void draw(BufferedImage canvas, Layer layer, Stage stage) {
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        layer.paint(g, stage);
        g.dispose();
    }
}
