package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Grade;
import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.painter.scene.Scene;
import io.onlyyou.imaging.plane.BrushStrokes;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Kuwahara;
import io.onlyyou.imaging.plane.Plane;
import java.util.SplittableRandom;

/** Paints the composed picture over as a whole, so that person and scene look like one hand's work, and tones it. */
final class Finish {

    private final Scene scene;
    private final Head head;
    private final SplittableRandom random;

    Finish(Scene scene, Head head, SplittableRandom random) {
        this.scene = scene;
        this.head = head;
        this.random = random;
    }

    Colours apply(Colours picture) {
        Grade grade = scene.grade();
        Plane face = face(picture.width(), picture.height());
        int radius = Math.max(2, (int) Math.round(Math.min(picture.width(), picture.height()) * grade.brush() / 1000));
        Colours painted = Kuwahara.paint(picture, radius, scaled(face, 0.8f));
        painted = Kuwahara.paint(painted, Math.max(2, radius * 2 / 3), scaled(face, 0.45f));
        if (grade.ink() > 0) {
            Ink.draw(painted, grade.ink());
        }
        if (grade.relief() > 0) {
            Plane relief = new Plane(picture.width(), picture.height());
            for (int i = 0; i < relief.values().length; i++) {
                relief.values()[i] = grade.relief() * (1 - 0.72f * face.values()[i]);
            }
            BrushStrokes.apply(painted, relief, random.split());
        }
        Levels.stretch(painted);
        tone(painted, grade);
        return painted;
    }

    /** 1 in the middle of the face, softly falling to 0 at the hair. */
    private Plane face(int width, int height) {
        Plane plane = new Plane(width, height);
        for (int y = 0; y < height; y++) {
            double down = (y - head.y()) / head.size();
            for (int x = 0; x < width; x++) {
                double aside = (x - head.x()) / head.size();
                plane.set(x, y, Curve.smooth(0.72, 0.38, Math.sqrt(aside * aside * 1.2 + down * down * 0.9)));
            }
        }
        return plane;
    }

    private static Plane scaled(Plane plane, float by) {
        Plane result = plane.copy();
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] *= by;
        }
        return result;
    }

    private void tone(Colours picture, Grade grade) {
        float[] shadows = grade.shadows().getRGBColorComponents(null);
        float[] lights = grade.lights().getRGBColorComponents(null);
        SplittableRandom grain = random.split();
        int width = picture.width();
        int height = picture.height();
        for (int y = 0; y < height; y++) {
            double down = (y + 0.5) / height * 2 - 1;
            for (int x = 0; x < width; x++) {
                double aside = (x + 0.5) / width * 2 - 1;
                int pixel = y * width + x;
                float vignette = 1 - grade.vignette() * Curve.smooth(0.55, 1.75, aside * aside + down * down);
                float noise = grade.grain() == 0 ? 0 : ((grain.nextInt() >>> 8) * 0x1p-24f - 0.5f) * grade.grain();
                float light = Math.clamp(picture.luminance(pixel), 0f, 1f);
                picture.set(
                        pixel,
                        tone(picture.red().values()[pixel], light, shadows[0], lights[0], grade) * vignette + noise,
                        tone(picture.green().values()[pixel], light, shadows[1], lights[1], grade) * vignette + noise,
                        tone(picture.blue().values()[pixel], light, shadows[2], lights[2], grade) * vignette + noise);
            }
        }
    }

    private static float tone(float value, float light, float shadow, float bright, Grade grade) {
        float coloured = Curve.mix(light, Math.clamp(value, 0f, 1f), grade.saturation());
        float contrasted = coloured + grade.contrast() * (Curve.smooth(0, 1, coloured) - coloured);
        float toned = Curve.mix(shadow, bright, contrasted);
        return Curve.mix(contrasted, toned, grade.toning());
    }
}
