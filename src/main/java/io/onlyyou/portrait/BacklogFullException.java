package io.onlyyou.portrait;

import java.time.Duration;

/** There is too much to do already; the same may be asked again later. Nothing was changed. */
public class BacklogFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ofOnePerson;

    BacklogFullException(boolean ofOnePerson) {
        super(
                ofOnePerson
                        ? "This person has asked for so many portraits that more have to wait; ask again later."
                        : "So many portraits are waiting to be made that more have to wait; ask again later.");
        this.ofOnePerson = ofOnePerson;
    }

    /** Whether it is this person's own doing. */
    public boolean isOfOnePerson() {
        return ofOnePerson;
    }

    /** When to ask again. */
    public Duration retryAfter() {
        return ofOnePerson ? Duration.ofMinutes(1) : Duration.ofSeconds(30);
    }
}
