package io.onlyyou.portrait;

import io.onlyyou.vault.Picture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt made: not published yet, and in memory only.
 *
 * @param pictures by variant: the original as the model made it, and the JPEGs by width
 * @param shown the variant that stands for the portrait where one size is named
 * @param story the widest upright variant, or null where there is none
 * @param faceDistance how far its face is from the selfie's, where the model looked
 */
record Painting(
        Map<String, Picture> pictures,
        Picture shown,
        @Nullable Picture story,
        MadeBy madeBy,
        List<Provenance.Selfie> selfies,
        OptionalDouble faceDistance) {

    Painting withStory(Map<String, Picture> all, Picture widest) {
        return new Painting(all, shown, widest, madeBy, selfies, faceDistance);
    }

    Picture original() {
        return Objects.requireNonNull(pictures.get(Variants.ORIGINAL));
    }

    @Nullable
    Float likeness() {
        return faceDistance.isPresent() ? Float.valueOf((float) faceDistance.getAsDouble()) : null;
    }
}
