package io.onlyyou.feed;

import java.time.Duration;
import java.util.List;

/** What is to become of a page. */
sealed interface Decision {

    /**
     * Put these in, in ascending order of their own index; at least one. Already written.
     *
     * @param replayed whether they were decided before, and so may have been seen before
     */
    record Insert(List<Insertion> insertions, boolean replayed) implements Decision {}

    /**
     * Leave it.
     *
     * @param lasts how long the same may be answered for every page of this viewer and feed without asking again; zero
     *     where the reason lies in this page
     */
    record Leave(Reason reason, Duration lasts) implements Decision {

        static Leave because(Reason reason) {
            return new Leave(reason, Duration.ZERO);
        }
    }
}
