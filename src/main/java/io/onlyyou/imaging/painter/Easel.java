package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.painter.scene.Layer;
import io.onlyyou.imaging.painter.scene.Scene;
import io.onlyyou.imaging.painter.scene.Stage;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** One portrait in the making: scene, person, what stands before the person, then the brush over all of it. */
final class Easel {

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

    BufferedImage paint(Sitter large, PersonSegmenter segmenter) {
        Sitter sitter = large.withFaceAtMost(scene.framing().faceShare() * Math.min(width, height) * 1.6);
        Matte matte = Matte.of(sitter, segmenter);
        Placement placement = Placement.of(sitter.face(), matte, scene.framing(), width, height, random.nextBoolean());
        Head head = placement.head();
        Person person = Person.cutOut(sitter.photo(), placement, width, height);
        Exposure.correct(person, head);
        scene.cloth().ifPresent(cloth -> Wardrobe.dye(person, head, cloth));
        Lighting.apply(person, head, scene.light());

        Stage stage = new Stage(width, height, head);
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(canvas, scene.behind(), stage);
        Colours composed = Colours.of(canvas);
        set(person, composed, scene.window().cover(stage));
        canvas = composed.toImage();
        draw(canvas, scene.inFront(), stage);
        return new Finish(scene, head, random).apply(Colours.of(canvas)).toImage();
    }

    private static void set(Person person, Colours canvas, Plane window) {
        float[] alpha = person.alpha().times(window).values();
        Colours colours = person.colours();
        for (int i = 0; i < alpha.length; i++) {
            canvas.set(
                    i,
                    Curve.mix(canvas.red().values()[i], colours.red().values()[i], alpha[i]),
                    Curve.mix(canvas.green().values()[i], colours.green().values()[i], alpha[i]),
                    Curve.mix(canvas.blue().values()[i], colours.blue().values()[i], alpha[i]));
        }
    }

    private static void draw(BufferedImage canvas, Layer layer, Stage stage) {
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        layer.paint(g, stage);
        g.dispose();
    }
}
