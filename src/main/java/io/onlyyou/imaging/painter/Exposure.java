package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Plane;

/** Brings a person out of a selfie that was taken in the dark or against the flash. Dark skin stays dark, fair skin fair. */
final class Exposure {

    private static final float DARKEST = 0.36f;
    private static final float BRIGHTEST = 0.68f;

    private Exposure() {}

    static void correct(Person person, Head head) {
        float face = meanOfFace(person.colours(), head);
        float wanted = Math.clamp(face, DARKEST, BRIGHTEST);
        // only part of the way: the rest is what the person looks like
        float gain = Math.clamp((float) Math.pow(wanted / Math.max(face, 0.01f), 0.6), 0.8f, 1.7f);
        if (gain != 1) {
            Colours colours = person.colours();
            for (Plane channel : new Plane[] {colours.red(), colours.green(), colours.blue()}) {
                float[] values = channel.values();
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.min(1, values[i] * gain);
                }
            }
        }
    }

    private static float meanOfFace(Colours colours, Head head) {
        int reach = Math.max(1, (int) (head.size() * 0.3));
        double sum = 0;
        int count = 0;
        for (int y = Math.max(0, (int) head.y() - reach); y < Math.min(colours.height(), head.y() + reach); y++) {
            for (int x = Math.max(0, (int) head.x() - reach); x < Math.min(colours.width(), head.x() + reach); x++) {
                sum += colours.luminance(y * colours.width() + x);
                count++;
            }
        }
        return (float) (sum / Math.max(1, count));
    }
}
