package io.onlyyou.outbox;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to deliver. */
sealed interface Attempt {

    /** The receiver has it. */
    record Delivered() implements Attempt {}

    /**
     * The receiver has said no to this very message; others may be welcome.
     *
     * @param why never anything that the receiver wrote
     */
    record Refused(String why) implements Attempt {}

    /**
     * The receiver is away, overloaded or set up wrongly: others would fare no better.
     *
     * @param why never anything that the receiver wrote
     * @param pause how long it asks to be left alone
     */
    record Failed(String why, Optional<Duration> pause) implements Attempt {}
}
