package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.painter.scene.Head;
import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Head, neck and hair of a person, told from their clothes and from who stands beside them: the head by where it is, hair by its
 * colour and by hanging together with the head.
 *
 * @param seen what belongs to the head, hair beside it included
 * @param strands hair that is surely hair, so that it may lie over a costume
 */
record Hair(Plane seen, Plane strands) {

    private static final int CELL = 4;
    private static final float JOINED = 0.3f;
    /** In sizes of the face: what is thinner than this is a wisp. */
    private static final double WISP = 0.18;

    static Hair find(Person person, Head head) {
        HairTones tones = HairTones.of(person, head);
        Colours colours = person.colours();
        Plane sure = new Plane(Math.ceilDiv(colours.width(), CELL), Math.ceilDiv(colours.height(), CELL));
        Plane belongs = new Plane(sure.width(), sure.height());
        Head shoulders = head.aboveShoulders();
        double lean = (head.x() - shoulders.x()) / head.size();
        for (int y = 0; y < sure.height(); y++) {
            double down = (y * CELL - head.y()) / head.size();
            for (int x = 0; x < sure.width(); x++) {
                double aside = (x * CELL - head.x()) / head.size();
                int pixel = Math.min(y * CELL, colours.height() - 1) * colours.width()
                        + Math.min(x * CELL, colours.width() - 1);
                float alpha = person.alpha().values()[pixel];
                if (alpha > 0) {
                    float like = tones.likeness(pixel) * alpha * possible(aside, down, lean);
                    sure.set(x, y, like * overCloth(Math.abs(aside + lean * down), down, tones.reach()));
                    float loose = Curve.smooth(0.05, 0.45, like)
                            * Curve.smooth(1.3 + 1.6 * tones.reach(), 0.9 + tones.reach(), down);
                    belongs.set(x, y, Math.max(loose, alpha * core(Math.abs(aside), down, aside + lean)));
                }
            }
        }
        Plane whole = withoutWisps(closed(joined(belongs, head)), head);
        Plane joined = Blur.box(joined(withoutWisps(whole, head), head), 1);
        Plane strands = Blur.soft(hanging(sure, head), 1);
        for (int i = 0; i < strands.values().length; i++) {
            strands.values()[i] *= Math.min(1, joined.values()[i] * 1.5f);
        }
        return new Hair(enlarged(joined, colours, 0.15, 0.6), enlarged(strands, colours, 0.3, 0.75));
    }

    /** Hair hangs beside the head, farther where the head is laid to that side. */
    private static float possible(double aside, double down, double lean) {
        double farthest = 1.52 + (aside * lean > 0 ? 2.2 * Math.abs(lean) : 0);
        return Curve.smooth(farthest, farthest - 0.35, Math.abs(aside)) * Curve.smooth(2.9, 2.4, down);
    }

    private static float overCloth(double aside, double down, double reach) {
        double lowest = 0.75 + 1.6 * reach;
        return Curve.smooth(lowest, lowest - 0.4, down) * Curve.smooth(0.26, 0.5, aside + Math.max(0, 0.75 - down));
    }

    /** 1 for the head without its hair and for the neck. */
    private static float core(double aside, double down, double fromNeck) {
        float skull = Curve.smooth(1.15, 0.9, Math.hypot(aside * 1.05, Math.max(0, down - 0.1) * 1.2))
                * Curve.smooth(-1.7, -1.4, down);
        float neck = Curve.smooth(0.7, 0.52, Math.abs(fromNeck))
                * Curve.smooth(1.6, 1.25, down)
                * Curve.smooth(0, 0.4, down);
        return Math.max(skull, neck);
    }

    private static Plane joined(Plane belongs, Head head) {
        Plane result = new Plane(belongs.width(), belongs.height());
        Deque<Integer> border = new ArrayDeque<>();
        visit(belongs, result, border, (int) head.x() / CELL, (int) head.y() / CELL);
        spread(belongs, result, border);
        return result;
    }

    private static void spread(Plane belongs, Plane result, Deque<Integer> border) {
        while (!border.isEmpty()) {
            int cell = border.remove();
            int x = cell % belongs.width();
            int y = cell / belongs.width();
            visit(belongs, result, border, x - 1, y);
            visit(belongs, result, border, x + 1, y);
            visit(belongs, result, border, x, y - 1);
            visit(belongs, result, border, x, y + 1);
        }
    }

    /** Fills small gaps, such as highlights that have not the colour of the hair around them. */
    private static Plane closed(Plane joined) {
        Plane around = Blur.box(joined, 4);
        for (int i = 0; i < around.values().length; i++) {
            around.values()[i] = Math.max(joined.values()[i], Curve.smooth(0.42, 0.68, around.values()[i]));
        }
        return around;
    }

    /** Takes away what sticks out thinly: loose ends, and fingers and arms that have the colour of the hair. */
    private static Plane withoutWisps(Plane hair, Head head) {
        Plane around = Blur.box(hair, Math.max(2, (int) Math.round(head.size() * WISP / CELL)));
        for (int i = 0; i < around.values().length; i++) {
            around.values()[i] = hair.values()[i] * Curve.smooth(0.24, 0.42, around.values()[i]);
        }
        return around;
    }

    /** What comes down from the head in one piece: no cloth of the same colour farther below. */
    private static Plane hanging(Plane sure, Head head) {
        Plane whole = withoutWisps(sure, new Head(head.x(), head.y(), head.size() * 0.5, head.roll()));
        Plane result = new Plane(sure.width(), sure.height());
        Deque<Integer> border = new ArrayDeque<>();
        int chin = Math.clamp((int) (head.y(0.45) / CELL), 0, sure.height());
        for (int y = 0; y < chin; y++) {
            for (int x = 0; x < sure.width(); x++) {
                visit(whole, result, border, x, y);
            }
        }
        spread(whole, result, border);
        return result;
    }

    private static void visit(Plane belongs, Plane result, Deque<Integer> border, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < belongs.width() && y < belongs.height();
        if (inside && belongs.get(x, y) > JOINED && result.get(x, y) == 0) {
            result.set(x, y, belongs.get(x, y));
            border.add(y * belongs.width() + x);
        }
    }

    private static Plane enlarged(Plane coarse, Colours colours, double from, double to) {
        Plane plane = new Plane(colours.width(), colours.height());
        for (int y = 0; y < plane.height(); y++) {
            for (int x = 0; x < plane.width(); x++) {
                plane.set(x, y, Curve.smooth(from, to, coarse.sample((float) x / CELL, (float) y / CELL)));
            }
        }
        return plane;
    }
}
