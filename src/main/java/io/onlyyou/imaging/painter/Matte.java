package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.likeness.Square;
import io.onlyyou.imaging.plane.Blur;
import io.onlyyou.imaging.plane.Colours;
import io.onlyyou.imaging.plane.Curve;
import io.onlyyou.imaging.plane.GuidedFilter;
import io.onlyyou.imaging.plane.Plane;

/**
 * How much of each spot of the photo is the sitter, 0 to 1, fitted to the edges of the photo. Known only inside the part of the
 * photo between {@code left}, {@code top}, {@code right} and {@code bottom}, in pixels.
 */
record Matte(GuidedFilter filter, Square square, double left, double top, double right, double bottom) {

    private static final int CELLS = PersonSegmenter.SIZE;
    private static final int GRID = 2 * CELLS;
    /** Head, shoulders and some air, in sizes of the face. */
    private static final double REACH = 4.6;

    /** In sizes of the face. */
    private static final double SOFT_END = 0.22;

    private static final int FIT_RADIUS = 7;
    private static final float FIT_SMOOTHNESS = 6e-4f;

    static Matte of(Sitter sitter, PersonSegmenter segmenter) {
        Photo photo = sitter.photo();
        Square square = square(photo, sitter.face());
        Plane mask = new Plane(CELLS, CELLS, segmenter.people(photo, square));
        Plane sitterOnly = mask.times(SitterShape.find(mask, sitter, square));
        Plane fineMask = new Plane(GRID, GRID);
        Plane guide = new Plane(GRID, GRID);
        float[] colour = new float[3];
        double cell = square.side() / GRID;
        for (int y = 0; y < GRID; y++) {
            for (int x = 0; x < GRID; x++) {
                fineMask.set(x, y, sitterOnly.sample((x - 0.5f) / 2, (y - 0.5f) / 2));
                photo.sample(square.left() + (x + 0.5) * cell, square.top() + (y + 0.5) * cell, colour);
                guide.set(x, y, Colours.luminance(colour[0], colour[1], colour[2]));
            }
        }
        GuidedFilter filter = GuidedFilter.fit(Blur.box(guide, 1), fineMask, FIT_RADIUS, FIT_SMOOTHNESS);
        return new Matte(
                filter,
                square,
                Math.max(square.left(), 0),
                Math.max(square.top(), 0),
                Math.min(square.left() + square.side(), photo.width()),
                Math.min(square.top() + square.side(), photo.height()));
    }

    /** The share of the sitter at a spot of the photo whose luminance is that. */
    float at(double x, double y, float luminance) {
        double cell = square.side() / GRID;
        float share = filter.at(
                (float) ((x - square.left()) / cell - 0.5), (float) ((y - square.top()) / cell - 0.5), luminance);
        return Curve.smooth(0.12, 0.9, share);
    }

    /** 1 well inside the photo, softly falling to 0 at its left and right end, so that hair that it cuts does not end in a line. */
    float inside(double x) {
        double soft = square.side() / REACH * SOFT_END;
        return Curve.smooth(0, soft, x - left) * Curve.smooth(0, soft, right - x);
    }

    private static Square square(Photo photo, Face face) {
        double side = Math.min(REACH * face.size(), Math.max(photo.width(), photo.height()));
        return new Square(
                inside(face.x() - side / 2, side, photo.width()),
                inside(face.y() + 0.35 * face.size() - side / 2, side, photo.height()),
                side);
    }

    private static double inside(double start, double side, double length) {
        return side >= length ? (length - side) / 2 : Math.clamp(start, 0, length - side);
    }
}
