package io.onlyyou.consent;

/** Closes what only the service's own key opens again, on every node and after every restart. */
public interface KeySafe {

    /**
     * What can be kept in the open.
     *
     * @param label has to be the same to open it again, so that nothing can be put in the place of something
     *     else
     */
    byte[] close(byte[] content, byte[] label);

    /** Fails with {@link IllegalStateException} where it was closed under another key or label, or altered since. */
    byte[] open(byte[] closed, byte[] label);
}
