package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.Photo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the selfie to paint from: the one whose face is large and looks straight at us. */
final class Sitters {

    private final FaceDetector detector;

    Sitters(FaceDetector detector) {
        this.detector = detector;
    }

    /** Empty if no selfie can be read and shows a face. */
    Optional<Sitter> best(List<byte[]> selfies) {
        return selfies.stream()
                .flatMap(selfie -> Photo.decode(selfie).stream())
                .flatMap(photo -> sitter(photo).stream())
                .max(Comparator.comparingDouble(Sitters::suitability));
    }

    private Optional<Sitter> sitter(Photo photo) {
        List<Face> faces = detector.find(photo);
        return faces.stream()
                .findFirst()
                .map(face -> detector.closer(photo, face).orElse(face))
                .map(face -> new Sitter(photo, face, faces.subList(1, faces.size())));
    }

    private static double suitability(Sitter sitter) {
        Face face = sitter.face();
        return Math.min(face.size(), 400) * (0.4 + face.frontality());
    }
}
