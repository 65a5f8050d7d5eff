package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.Square;
import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.Plane;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which part of a mask of people is the sitter: what hangs together with their face and is nearer to it than to anybody else's. */
final class SitterShape {

    private static final float PERSON = 0.4f;

    private SitterShape() {}

    /** 1 where the mask may count, falling softly to 0 around it. */
    static Plane find(Plane mask, Sitter sitter, Square square) {
        Plane open = new Plane(mask.width(), mask.height());
        double cell = square.side() / mask.width();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                float own = own(square.left() + (x + 0.5) * cell, sitter);
                open.set(x, y, own * mask.get(x, y) > PERSON ? 1 : 0);
            }
        }
        int startX = (int) ((sitter.face().x() - square.left()) / cell);
        int startY = (int) ((sitter.face().y() - square.top()) / cell);
        Plane shape =
                connected(open, Math.clamp(startX, 0, mask.width() - 1), Math.clamp(startY, 0, mask.height() - 1));
        Plane soft = Blur.box(shape, 4);
        for (int i = 0; i < soft.values().length; i++) {
            soft.values()[i] = Curve.smooth(0, 0.25, soft.values()[i]);
        }
        return soft;
    }

    private static float own(double x, Sitter sitter) {
        float share = 1;
        double mine = distance(x, sitter.face());
        for (Face other : sitter.others()) {
            share = Math.min(share, Curve.smooth(-0.25, 0.15, distance(x, other) - mine));
        }
        return share;
    }

    private static double distance(double x, Face face) {
        return Math.abs(x - face.x()) / face.size();
    }

    private static Plane connected(Plane open, int startX, int startY) {
        int width = open.width();
        Plane shape = new Plane(width, open.height());
        Deque<Integer> border = new ArrayDeque<>();
        border.add(startY * width + startX);
        shape.set(startX, startY, 1);
        while (!border.isEmpty()) {
            int cell = border.remove();
            int x = cell % width;
            int y = cell / width;
            visit(open, shape, border, x - 1, y);
            visit(open, shape, border, x + 1, y);
            visit(open, shape, border, x, y - 1);
            visit(open, shape, border, x, y + 1);
        }
        return shape;
    }

    private static void visit(Plane open, Plane shape, Deque<Integer> border, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < open.width() && y < open.height();
        if (inside && open.get(x, y) > 0 && shape.get(x, y) == 0) {
            shape.set(x, y, 1);
            border.add(y * open.width() + x);
        }
    }
}
