package io.onlyyou.onboarding;

/** An event that is not accepted; its message says what to do, and names nobody. Nothing was changed. */
public class EventRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why an event was not accepted. */
    public enum Reason {
        /** The same subject, source and id came before with other content. */
        CONFLICT,
        /** Its time is ahead of our clock. */
        IN_FUTURE,
        /** It is no JSON object. */
        NO_OBJECT
    }

    private final Reason reason;

    EventRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
