package io.onlyyou.imaging;

/**
 * Looks at every portrait before it is kept. A bean of an operator's own takes the place of the one that ships.
 *
 * <p>It is asked outside of any transaction, by several threads at once, and keeps nothing of what it sees.
 */
public interface Moderation {

    /** What it says. */
    sealed interface Verdict {

        record Passed() implements Verdict {}

        /** Not to be kept. {@code reason} is for operators, and says nothing about the person. */
        record Blocked(String reason) implements Verdict {}
    }

    /**
     * Whether a portrait may be kept.
     *
     * @param picture JPEG or PNG, as it would be shown
     */
    Verdict look(byte[] picture);
}
