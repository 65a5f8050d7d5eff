package io.onlyyou.portrait;

import io.onlyyou.vault.Picture;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an attempt made: not published yet, and in memory only.
 *
 * @param pictures by variant: the original as the model made it, and the JPEGs by width
 * @param shown the variant that stands for the portrait where one size is named
 */
record Painting(Map<String, Picture> pictures, Picture shown, MadeBy madeBy, List<Provenance.Selfie> selfies) {

    Picture original() {
        return Objects.requireNonNull(pictures.get(Variants.ORIGINAL));
    }
}
