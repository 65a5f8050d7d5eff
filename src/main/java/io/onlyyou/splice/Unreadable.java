package io.onlyyou.splice;

/** Leaves the scan at the first byte that rules a text out; never leaves this package. */
final class Unreadable extends RuntimeException {
    private final UnrecognisedPage.Reason reason;

    Unreadable(UnrecognisedPage.Reason reason) {
        // Bad pages are ordinary input, perhaps thousands a second: no stack trace.
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    static Unreadable malformed() {
        return new Unreadable(UnrecognisedPage.Reason.MALFORMED);
    }

    UnrecognisedPage.Reason reason() {
        return reason;
    }
}
