package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A wish that is not fulfilled; its message says what to do, and repeats nothing of the wish. Nothing was changed. */
public class WishRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is refused. */
    public enum Reason {
        /** A consent is not given now. */
        CONSENT_NEEDED,
        /** The person, or all people together, have asked for as many as may be asked for. */
        TOO_MANY,
        /** It contradicts itself, or what the person prefers. */
        NOT_POSSIBLE,
        /** Nobody is asked for such a thing. */
        PROMPT,
        /** No portrait can be made from the picture. */
        UNUSABLE_PICTURE,
        /** The picture shows somebody else. */
        NOT_THE_PERSON
    }

    private static final String PICTURE = "/picture";

    private final Reason reason;
    private final @Nullable String pointer;
    private final Duration retryAfter;

    private WishRefusedException(Reason reason, @Nullable String pointer, Duration retryAfter, String message) {
        super(message);
        this.reason = reason;
        this.pointer = pointer;
        this.retryAfter = retryAfter;
    }

    static WishRefusedException without(ConsentStatus consent) {
        String message = "This needs consent to `%s`, which is `%s` now."
                .formatted(consent.purpose().wire(), consent.state().wire());
        return new WishRefusedException(Reason.CONSENT_NEEDED, null, Duration.ZERO, message);
    }

    static WishRefusedException tooMany(Duration retryAfter) {
        return new WishRefusedException(
                Reason.TOO_MANY,
                null,
                retryAfter,
                "As many portraits were asked for as one person may ask for in this time; ask again later.");
    }

    static WishRefusedException tooManyPictures(Duration retryAfter) {
        return new WishRefusedException(
                Reason.TOO_MANY,
                null,
                retryAfter,
                "So many of this person's pictures could not be used that no more are looked at now; send one later.");
    }

    static WishRefusedException usedUp(Duration retryAfter) {
        return new WishRefusedException(
                Reason.TOO_MANY,
                null,
                retryAfter,
                "All portraits that are made on request in a day have been asked for; there are new ones tomorrow.");
    }

    /** Points to the field of the request that cannot be met. */
    public static WishRefusedException at(String pointer, String message) {
        return new WishRefusedException(Reason.NOT_POSSIBLE, pointer, Duration.ZERO, message);
    }

    static WishRefusedException prompt() {
        return new WishRefusedException(
                Reason.PROMPT,
                "/prompt",
                Duration.ZERO,
                "Ask for something else: no nudity, no violence, no children and no symbols of hate.");
    }

    static WishRefusedException unusable(String message) {
        return new WishRefusedException(Reason.UNUSABLE_PICTURE, PICTURE, Duration.ZERO, message);
    }

    static WishRefusedException notThePerson() {
        return new WishRefusedException(
                Reason.NOT_THE_PERSON,
                PICTURE,
                Duration.ZERO,
                "This picture does not seem to show the person whose selfies are kept. Send one that shows their face clearly.");
    }

    public Reason reason() {
        return reason;
    }

    /** Where in the request, as a JSON Pointer, or null where it is about no part of it. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** When to ask again; zero where that would not help. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
