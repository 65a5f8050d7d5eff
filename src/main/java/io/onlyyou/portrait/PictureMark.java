package io.onlyyou.portrait;

import java.time.LocalDate;

/**
 * What one of our pictures is.
 *
 * @param digitalSourceType address of the term in IPTC's vocabulary
 * @param aiGenerated always true: we make no other pictures
 * @param madeOn the day, in UTC
 */
record PictureMark(
        String digitalSourceType,
        boolean aiGenerated,
        String provider,
        String model,
        String modelVersion,
        LocalDate madeOn) {}
