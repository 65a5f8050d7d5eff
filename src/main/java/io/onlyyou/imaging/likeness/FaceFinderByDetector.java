package io.onlyyou.imaging.likeness;

import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.imaging.FaceSpot;
import java.util.Optional;

/** Counts and places what the {@link FaceDetector} finds. */
public final class FaceFinderByDetector implements FaceFinder {

    private final FaceDetector detector;

    public FaceFinderByDetector(FaceDetector detector) {
        this.detector = detector;
    }

    @Override
    public int count(byte[] picture) {
        return Photo.decode(picture).map(photo -> detector.find(photo).size()).orElse(0);
    }

    @Override
    public Optional<FaceSpot> largest(byte[] picture) {
        return Photo.decode(picture)
                .flatMap(photo -> detector.find(photo).stream().findFirst())
                .map(face -> new FaceSpot(face.x(), face.y(), face.size()));
    }
}
