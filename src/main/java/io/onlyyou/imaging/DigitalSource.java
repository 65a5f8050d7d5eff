package io.onlyyou.imaging;

/** How a picture came to be, in IPTC's words for it (NewsCodes, digital source type). */
public enum DigitalSource {
    /** A photograph is part of it. */
    COMPOSITE("compositeWithTrainedAlgorithmicMedia"),
    /** A model made all of it. */
    GENERATED("trainedAlgorithmicMedia");

    private static final String PREFIX = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String code;

    DigitalSource(String code) {
        this.code = code;
    }

    String uri() {
        return PREFIX + code;
    }
}
