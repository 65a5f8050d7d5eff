package io.onlyyou.feed;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells the requests that a node makes to itself, to get warm, from all others: nobody asked, so they are not counted.
 *
 * <p>What comes over a connection brings no request attributes, so nobody outside this process can make one.
 */
public final class Rehearsal {

    /** The request attribute that every such request has, and no other. */
    public static final String ATTRIBUTE = "io.onlyyou.feed.rehearsal";

    /** A viewer whom no page can be for: the letter it begins with is none of a subject's. What asks about it is told no at once. */
    public static final String VIEWER = "~rehearsal";

    private Rehearsal() {}

    /** Whether the node asks itself. */
    public static boolean is(@Nullable HttpServletRequest request) {
        return request != null && request.getAttribute(ATTRIBUTE) != null;
    }
}
