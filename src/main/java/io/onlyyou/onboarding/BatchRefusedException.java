package io.onlyyou.onboarding;

/** A batch that is not an array of at most 20 events. Nothing was changed. */
public class BatchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BatchRefusedException() {
        super("A batch is a JSON array of at most 20 events.");
    }
}
