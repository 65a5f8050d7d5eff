package io.onlyyou.imaging.likeness;

import io.onlyyou.imaging.FaceFinder;

/** Counts what the {@link FaceDetector} finds. */
public final class FaceFinderByDetector implements FaceFinder {

    private final FaceDetector detector;

    public FaceFinderByDetector(FaceDetector detector) {
        this.detector = detector;
    }

    @Override
    public int count(byte[] picture) {
        return Photo.decode(picture).map(photo -> detector.find(photo).size()).orElse(0);
    }
}
