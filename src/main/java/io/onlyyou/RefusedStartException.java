package io.onlyyou;

/** Stops the start with a sentence on what is wrong and one on what to do, instead of a stack trace. */
public final class RefusedStartException extends RuntimeException {

    private final String action;

    /**
     * @param description what is wrong
     * @param action what the operator can do about it
     */
    public RefusedStartException(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
