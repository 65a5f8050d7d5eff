package io.onlyyou.client;

/** What kept the service from being asked, or its answer from being believed. */
public enum Fault {
    /** No whole answer within the deadline. */
    TIMED_OUT,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** A status that promises no page: the token, the feed's name or the address may be wrong, or the service fails. */
    REFUSED,
    /** An answer that is not the page with whole items in it. */
    GARBAGE,
    /** No token came from the caller's own source. */
    NO_TOKEN,
    /** Too many calls in a row had failed, so that this one was not made. */
    BREAKER_OPEN,
    /** As many calls are under way as may be. */
    BUSY,
    /** The caller's thread was interrupted; its flag is set again. */
    INTERRUPTED,
    /** A defect in this client. */
    DEFECT;

    /** Whether it says something about the service, so that the next calls had better not be made. */
    boolean trips() {
        return this != BREAKER_OPEN && this != BUSY && this != INTERRUPTED && this != DEFECT;
    }
}
