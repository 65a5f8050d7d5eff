package io.onlyyou.imaging.identity;

import io.onlyyou.imaging.FaceMatcher;
import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.Photo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares the {@link FacePrint}s of faces that the {@link FaceDetector} finds, and keeps none. */
public class FaceMatcherByPrint implements FaceMatcher {

    private final FaceDetector detector;
    private final FaceReader reader = new FaceReader();

    public FaceMatcherByPrint(FaceDetector detector) {
        this.detector = detector;
    }

    @Override
    public OptionalDouble distance(List<byte[]> selfies, byte[] picture) {
        Optional<FacePrint> shown = print(picture);
        return shown.isEmpty()
                ? OptionalDouble.empty()
                : selfies.stream()
                        .flatMap(selfie -> print(selfie).stream())
                        .mapToDouble(shown.orElseThrow()::distance)
                        .min();
    }

    /** The print of a face that is known to be about there; empty where a closer look does not see it. */
    public Optional<FacePrint> print(Photo photo, Face about) {
        return detector.closer(photo, about).map(face -> reader.read(photo, face));
    }

    /** The print of a face whose features are known well. */
    public FacePrint exactly(Photo photo, Face face) {
        return reader.read(photo, face);
    }

    private Optional<FacePrint> print(byte[] picture) {
        return Photo.decode(picture)
                .flatMap(photo -> detector.find(photo).stream().findFirst().flatMap(face -> print(photo, face)));
    }
}
