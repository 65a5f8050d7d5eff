package io.onlyyou.portrait;

/**
 * This person has no such portrait or job. Whether somebody else has makes no difference, and neither does whether the
 * portrait exists but may not be looked at now.
 */
public class NoSuchPortraitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchPortraitException() {
        super("There is no such portrait or job.");
    }
}
