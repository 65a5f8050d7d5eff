package io.onlyyou.splice;

/** What Jazzer calls with whatever bytes it can think of; {@link FuzzedPage} says what must hold of them. */
public final class PageFuzzer {
    private PageFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FuzzedPage.check(input);
    }
}
