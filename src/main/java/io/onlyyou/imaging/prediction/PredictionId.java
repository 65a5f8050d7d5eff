package io.onlyyou.imaging.prediction;

import java.util.regex.Pattern;

/** A provider's name for a prediction goes into paths, so it holds nothing that means anything there. */
final class PredictionId {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private PredictionId() {}

    static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }
}
