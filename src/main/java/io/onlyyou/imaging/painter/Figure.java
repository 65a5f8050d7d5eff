package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Plane;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The person in their costume, transparent around them: head, neck and hair of the photo, everything else drawn. */
final class Figure {

    private Figure() {}

    /** Puts the costume on; hair that falls below the chin lies over it. */
    static BufferedImage dressed(Person person, Head head, Plane window, BufferedImage costume) {
        Hair hair = Hair.find(person, head);
        int width = costume.getWidth();
        int height = costume.getHeight();
        int[] cloth = ((DataBufferInt) costume.getRaster().getDataBuffer()).getData();
        BufferedImage figure = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) figure.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                float alpha = person.alpha().values()[pixel] * window.values()[pixel];
                float own = alpha
                        * Math.max(hair.seen().values()[pixel], hair.strands().values()[pixel]);
                float over = (cloth[pixel] >>> 24)
                        / 255f
                        * (1 - alpha * hair.strands().values()[pixel]);
                pixels[pixel] = blend(person.colours(), pixel, own, cloth[pixel], over);
            }
        }
        return figure;
    }

    private static int blend(Colours colours, int pixel, float own, int cloth, float over) {
        float under = own * (1 - over);
        float all = over + under;
        if (all < 0.004f) {
            return 0;
        }
        return level(all) << 24
                | level((colours.red().values()[pixel] * under + (cloth >> 16 & 255) / 255f * over) / all) << 16
                | level((colours.green().values()[pixel] * under + (cloth >> 8 & 255) / 255f * over) / all) << 8
                | level((colours.blue().values()[pixel] * under + (cloth & 255) / 255f * over) / all);
    }

    private static int level(float value) {
        return (int) (Math.clamp(value, 0f, 1f) * 255 + 0.5f);
    }
}
