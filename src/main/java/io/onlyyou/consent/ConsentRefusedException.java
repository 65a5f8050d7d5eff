package io.onlyyou.consent;

/** A consent that is not recorded; its message says what to do, and names nobody. Nothing was changed. */
public class ConsentRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public ConsentRefusedException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    /** Why it was refused. */
    public Refusal refusal() {
        return refusal;
    }
}
