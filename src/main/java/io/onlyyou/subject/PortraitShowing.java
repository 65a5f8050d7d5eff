package io.onlyyou.subject;

import io.onlyyou.feed.Showing;
import java.time.Instant;
import java.util.List;

/** Where and when a portrait was put before the person's eyes. */
record PortraitShowing(String feed, Instant at) {

    static List<PortraitShowing> of(List<Showing> showings) {
        return showings.stream()
                .map(showing -> new PortraitShowing(showing.feed(), showing.shownAt()))
                .toList();
    }
}
