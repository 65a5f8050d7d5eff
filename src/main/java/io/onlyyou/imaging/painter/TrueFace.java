package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The middle of a face as the photo has it, to give back to a painting whose light made somebody else of it. */
record TrueFace(Colours photo, Plane seen, Head head) {

    /** Up to this gentleness the light of the scene alone is softened. */
    private static final float FROM = 0.6f;

    private static final float MOST = 0.9f;

    /** Remembers the face before it is lit. */
    static TrueFace of(Person person, Head head) {
        Colours colours = person.colours();
        return new TrueFace(
                new Colours(
                        colours.red().copy(),
                        colours.green().copy(),
                        colours.blue().copy()),
                person.alpha(),
                head);
    }

    static boolean isWanted(float gentleness) {
        return gentleness > FROM;
    }

    /** Mixes it into the canvas, softly ending before hair and hats. */
    void mixInto(BufferedImage canvas, float gentleness) {
        float share = MOST * (Math.min(gentleness, 1) - FROM) / (1 - FROM);
        int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            double aside = (i % canvas.getWidth() - head.x()) / head.size();
            int row = i / canvas.getWidth();
            double down = (row - head.y()) / head.size();
            float own = share
                    * seen.values()[i]
                    * Curve.smooth(0.66, 0.42, Math.sqrt(aside * aside * 1.2 + down * down * 0.9));
            if (own > 0) {
                pixels[i] = mixed(pixels[i] >> 16 & 255, photo.red().values()[i], own) << 16
                        | mixed(pixels[i] >> 8 & 255, photo.green().values()[i], own) << 8
                        | mixed(pixels[i] & 255, photo.blue().values()[i], own);
            }
        }
    }

    private static int mixed(int painted, float photo, float share) {
        return Math.clamp(Math.round(Curve.mix(painted, photo * 255, share)), 0, 255);
    }
}
