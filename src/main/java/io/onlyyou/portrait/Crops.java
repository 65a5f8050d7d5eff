package io.onlyyou.portrait;

import io.onlyyou.imaging.FaceSpot;
import io.onlyyou.imaging.ImageSize;
import io.onlyyou.vault.PictureCut;
import org.jspecify.annotations.Nullable;

/** Which part of a picture a surface shows, so that the face is whole there. Lengths of a head are in sizes of its face. */
final class Crops {

    /** A head with hair and ears. */
    private static final double HEAD_WIDTH = 1.75;

    /** Where on an upright picture the face is best looked at, as a share of its height. */
    private static final double EYE_LEVEL = 0.42;

    /** The circle is drawn around the head, whose middle lies above that of the face. */
    private static final double CIRCLE = 2.6;

    private static final double ABOVE_FACE = 0.15;

    /** From the middle of the face to a corner of its square, with a little air. */
    private static final double CORNER = 0.75;

    private Crops() {}

    /**
     * Upright, 9:16: as much of the height as there is, around the face. Where the head is wider than that, all of its width and
     * more height than there is; where no face is known, nothing is cut off.
     */
    static PictureCut story(ImageSize size, @Nullable FaceSpot face) {
        double upright = (double) Surface.STORIES.height(Surface.STORIES.widest()) / Surface.STORIES.widest();
        double widest = Math.min(size.width(), size.height() / upright);
        double width = face == null
                ? size.width()
                : Math.clamp(face.size() * HEAD_WIDTH, widest, Math.max(widest, size.width()));
        double height = width * upright;
        double x = face == null ? 0 : within(face.x() - width / 2, width, size.width());
        double y = face == null ? (size.height() - height) / 2 : face.y() - height * EYE_LEVEL;
        double top = height <= size.height() ? within(y, height, size.height()) : beyond(y, height, size.height());
        return cut(x, top, width, height);
    }

    /** A square with all of the face inside its inscribed circle; the whole picture's middle where no face is known. */
    static PictureCut round(ImageSize size, @Nullable FaceSpot face) {
        double all = Math.min(size.width(), size.height());
        if (face == null) {
            return cut((size.width() - all) / 2, (size.height() - all) / 2, all, all);
        }
        double side = Math.min(all, Math.max(face.size() * CIRCLE, Surface.PROFILE_PICTURE.widest()));
        double x = face.x() - side / 2;
        double y = face.y() - face.size() * ABOVE_FACE - side / 2;
        double insideX = within(x, side, size.width());
        double insideY = within(y, side, size.height());
        double offX = Math.abs(face.x() - insideX - side / 2);
        double offY = Math.abs(face.y() - insideY - side / 2);
        boolean safe = Math.hypot(offX, offY) + face.size() * CORNER <= side / 2;
        if (safe) {
            return cut(insideX, insideY, side, side);
        }
        // Close to an edge, or larger than the picture allows for: what is missing around it is made up.
        double larger = Math.max(side, face.size() * CIRCLE);
        return cut(face.x() - larger / 2, face.y() - face.size() * ABOVE_FACE - larger / 2, larger, larger);
    }

    private static double within(double from, double length, double whole) {
        return Math.clamp(from, 0, Math.max(0, whole - length));
    }

    private static double beyond(double from, double length, double whole) {
        return Math.clamp(from, whole - length, 0);
    }

    private static PictureCut cut(double x, double y, double width, double height) {
        return new PictureCut(
                (int) Math.round(x), (int) Math.round(y), (int) Math.round(width), (int) Math.round(height));
    }
}
