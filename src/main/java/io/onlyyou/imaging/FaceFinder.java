package io.onlyyou.imaging;

import java.util.Optional;

/** Tells how many people show their face in a picture, and where, without telling who they are. May be asked by several threads at once. */
public interface FaceFinder {

    /**
     * Counts the faces in an upright JPEG or PNG. Faces narrower than about a twentieth of the picture's shorter side are
     * passers-by and not counted; what cannot be read as a picture shows nobody.
     */
    int count(byte[] picture);

    /** The largest face in an upright JPEG or PNG; empty where none is found, or the finder only counts. */
    default Optional<FaceSpot> largest(byte[] picture) {
        return Optional.empty();
    }
}
