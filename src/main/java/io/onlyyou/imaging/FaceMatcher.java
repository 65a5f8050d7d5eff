package io.onlyyou.imaging;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Tells how much the person in a picture looks like the one in some selfies. What it computes of the faces is forgotten before it
 * answers. May be asked by several threads at once.
 */
public interface FaceMatcher {

    /** Up to here a portrait is taken for the person's own: well under the 0.6 at which dlib separates people. */
    double OWN = 0.35;

    /**
     * The distance between the largest face of an upright JPEG or PNG and the nearest of the selfies' largest ones: 0 for the same
     * picture of a face, most often over 0.6 for another person; empty where either shows no face.
     */
    OptionalDouble distance(List<byte[]> selfies, byte[] picture);
}
