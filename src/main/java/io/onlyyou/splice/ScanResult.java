package io.onlyyou.splice;

/** What a {@link PageScanner} makes of a body: a page whose items are known, or the reason why it is none. */
public sealed interface ScanResult permits Page, UnrecognisedPage {}
