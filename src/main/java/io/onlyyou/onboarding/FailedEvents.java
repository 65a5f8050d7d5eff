package io.onlyyou.onboarding;

/** Says of a failed event in a batch what would have been said had it come alone. */
public interface FailedEvents {

    /** The answer to that failure; never a stack trace, never personal data. */
    Failed describe(RuntimeException failure);

    /**
     * A failed event.
     *
     * @param problem problem details, RFC 9457, to be written as JSON
     */
    record Failed(int status, Object problem) {}
}
