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
     * @param shown the pages to which it does not apply, since they were inserted into before
     */
    record Leave(Reason reason, Duration lasts, PagesShown shown) implements Decision {

        static Leave because(Reason reason) {
            return of(reason, Duration.ZERO);
        }

        /** The same where nothing is known of other pages. */
        static Leave of(Reason reason, Duration lasts) {
            return new Leave(reason, lasts, PagesShown.UNKNOWN);
        }
    }
}
