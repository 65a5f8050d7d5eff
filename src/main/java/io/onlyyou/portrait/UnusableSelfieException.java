package io.onlyyou.portrait;

import io.onlyyou.vault.UnusablePictureException;

/** A selfie that no portrait can be made from; its message says what to do. Nothing was kept. */
public class UnusableSelfieException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it cannot be used. */
    public enum Reason {
        NOT_A_PICTURE,
        TOO_SMALL,
        TOO_LARGE,
        NO_PERSON,
        SEVERAL_PEOPLE
    }

    private final int index;
    private final Reason reason;

    private UnusableSelfieException(int index, Reason reason, String message) {
        super(message);
        this.index = index;
        this.reason = reason;
    }

    static UnusableSelfieException of(int index, UnusablePictureException unusable) {
        Reason reason = switch (unusable.reason()) {
            case NOT_A_PICTURE -> Reason.NOT_A_PICTURE;
            case TOO_SMALL -> Reason.TOO_SMALL;
            case TOO_LARGE -> Reason.TOO_LARGE;
        };
        return new UnusableSelfieException(index, reason, String.valueOf(unusable.getMessage()));
    }

    static UnusableSelfieException noPerson(int index) {
        return new UnusableSelfieException(
                index,
                Reason.NO_PERSON,
                "No face was found in this picture. Send one that shows the person's face from the front.");
    }

    static UnusableSelfieException severalPeople(int index) {
        return new UnusableSelfieException(
                index,
                Reason.SEVERAL_PEOPLE,
                "This picture shows several people. Send one that shows the person alone.");
    }

    /** Which of the selfies it was, counted from 0. */
    public int index() {
        return index;
    }

    /** Why it cannot be used. */
    public Reason reason() {
        return reason;
    }
}
