package io.onlyyou.vault;

/**
 * A picture cannot be taken in; the message says to its sender what to do, and holds nothing of the picture.
 *
 * <p>Unchecked, so that a transaction that it leaves is rolled back.
 */
public class UnusablePictureException extends RuntimeException {

    /** Why, in the words of the contract. */
    public enum Reason {
        NOT_A_PICTURE,
        TOO_SMALL,
        TOO_LARGE
    }

    private final Reason reason;

    UnusablePictureException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static UnusablePictureException unknownFormat() {
        return new UnusablePictureException(
                Reason.NOT_A_PICTURE, "This is not a JPEG, PNG or WebP picture. Send one of these.");
    }

    static UnusablePictureException damaged(PictureFormat format) {
        return new UnusablePictureException(
                Reason.NOT_A_PICTURE,
                "This %s picture is damaged, cut off or of a rare kind. Save it anew, or send another one."
                        .formatted(format.shownName()));
    }

    static UnusablePictureException declaredOtherwise(PictureFormat format) {
        return new UnusablePictureException(
                Reason.NOT_A_PICTURE,
                "This is a %s picture, but it was declared to be something else. Declare it as %s."
                        .formatted(format.shownName(), format.mediaType()));
    }

    public Reason reason() {
        return reason;
    }
}
