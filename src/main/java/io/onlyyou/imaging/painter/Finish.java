package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Grade;
import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.plane.BrushStrokes;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Kuwahara;
import io.onlyyou.imaging.plane.Plane;
import java.util.SplittableRandom;

/** Paints the composed picture over as a whole, so that person and scene look like one hand's work, and tones it. */
final class Finish {

    private final Grade grade;
    private final Head head;
    private final SplittableRandom random;
    private final float gentleness;
    /** How much of its colour a face keeps in a picture without. */
    private final float colour;

    Finish(Grade grade, Head head, SplittableRandom random, float gentleness) {
        this.grade = grade;
        this.head = head;
        this.random = random;
        this.gentleness = Math.min(gentleness, 1);
        this.colour = Math.max(0, gentleness - 1);
    }

    Colours apply(Colours picture) {
        Plane face = face(picture.width(), picture.height());
        int radius = Math.max(2, (int) Math.round(Math.min(picture.width(), picture.height()) * grade.brush() / 1000));
        Colours painted = Kuwahara.paint(picture, radius, scaled(face, Curve.mix(0.85f, 1, gentleness)));
        painted = Kuwahara.paint(painted, Math.max(2, radius * 2 / 3), scaled(face, Curve.mix(0.55f, 1, gentleness)));
        if (grade.ink() > 0) {
            Ink.draw(painted, grade.ink(), scaled(face, Curve.mix(0.55f, 0.9f, gentleness)));
        }
        if (grade.relief() > 0) {
            Plane relief = new Plane(picture.width(), picture.height());
            for (int i = 0; i < relief.values().length; i++) {
                relief.values()[i] = grade.relief() * (1 - 0.8f * face.values()[i]);
            }
            BrushStrokes.apply(painted, relief, random.split());
        }
        Levels.stretch(painted);
        tone(painted, face);
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

    private void tone(Colours picture, Plane face) {
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
                float noise = grade.grain() == 0
                        ? 0
                        : ((grain.nextInt() >>> 8) * 0x1p-24f - 0.5f)
                                * grade.grain()
                                * (1 - gentleness * face.values()[pixel]);
                float saturation = Curve.mix(grade.saturation(), 1, colour * face.values()[pixel]);
                float light = Math.clamp(picture.luminance(pixel), 0f, 1f);
                picture.set(
                        pixel,
                        tone(picture.red().values()[pixel], light, saturation, shadows[0], lights[0]) * vignette
                                + noise,
                        tone(picture.green().values()[pixel], light, saturation, shadows[1], lights[1]) * vignette
                                + noise,
                        tone(picture.blue().values()[pixel], light, saturation, shadows[2], lights[2]) * vignette
                                + noise);
            }
        }
    }

    private float tone(float value, float light, float saturation, float shadow, float bright) {
        float contrast = grade.contrast() * (1 - 0.9f * gentleness);
        float coloured = Curve.mix(light, Math.clamp(value, 0f, 1f), saturation);
        float contrasted = coloured + contrast * (Curve.smooth(0, 1, coloured) - coloured);
        float toned = Curve.mix(shadow, bright, contrasted);
        return Curve.mix(contrasted, toned, grade.toning());
    }
}
