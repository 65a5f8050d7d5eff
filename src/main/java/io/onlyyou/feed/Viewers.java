package io.onlyyou.feed;

import io.onlyyou.consent.LastSeen;
import io.onlyyou.consent.Subject;
import org.springframework.stereotype.Component;

/** Knows of most viewers that they have never opted in, and has it noted of all others that they came. */
@Component
class Viewers {

    private final OptedIn optedIn;
    private final LastSeen lastSeen;

    Viewers(OptedIn optedIn, LastSeen lastSeen) {
        this.optedIn = optedIn;
        this.lastSeen = lastSeen;
    }

    /** Whatever comes of the visit: a feed that is turned off, a held-out viewer or a page that is too short is a visit too. */
    void came(String viewer) {
        if (Subject.isValid(viewer)) {
            Subject somebody = new Subject(viewer);
            if (!optedIn.excludes(somebody)) {
                lastSeen.note(somebody);
            }
        }
    }

    /** Whether this viewer has certainly not opted in. */
    boolean neverOptedIn(Subject viewer) {
        return optedIn.excludes(viewer);
    }
}
