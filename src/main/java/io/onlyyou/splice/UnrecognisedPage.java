package io.onlyyou.splice;

/** A body that must be passed on as it came, because nothing could be inserted into it safely. */
public record UnrecognisedPage(Reason reason) implements ScanResult {

    /** What was met first. Wherever several apply, which one is named is not promised. */
    public enum Reason {
        /** Not exactly one JSON text in valid UTF-8 (empty, cut off, followed by something else, compressed …). */
        MALFORMED,
        /** Deeper than {@value PageScanner#MAX_DEPTH} objects and arrays inside each other. */
        TOO_DEEP,
        /** Nothing stands where the pointer leads. */
        ITEMS_NOT_FOUND,
        /** What stands where the pointer leads is no array. */
        ITEMS_NOT_AN_ARRAY,
        /** A member on the way to the items occurs twice, so readers may disagree on which items count. */
        ITEMS_PATH_REPEATED
    }
}
