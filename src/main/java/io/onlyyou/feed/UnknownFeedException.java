package io.onlyyou.feed;

/** There is no feed of that id in the settings; to be answered with 404. */
public final class UnknownFeedException extends RuntimeException {

    UnknownFeedException() {
        super("No feed of this id is configured.");
    }
}
