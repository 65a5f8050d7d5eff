package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.Photo;
import java.util.List;

/** The photo that is painted from: whose face it is about, and the faces of others who happen to be in it. */
record Sitter(Photo photo, Face face, List<Face> others) {

    /** The same in fewer pixels, so that the face is at most that large. */
    Sitter withFaceAtMost(double size) {
        if (face.size() <= size) {
            return this;
        }
        double longer = Math.max(photo.width(), photo.height());
        Photo small = photo.atMost((int) Math.ceil(longer * size / face.size()));
        double scale = (double) small.width() / photo.width();
        return new Sitter(
                small,
                face.shifted(0, 0, scale),
                others.stream().map(other -> other.shifted(0, 0, scale)).toList());
    }
}
