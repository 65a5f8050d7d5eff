package io.onlyyou.consent;

import java.time.Instant;
import java.util.List;

/** Knows what was put before a person lately, so that apps can be told to forget it when the consent to it ends. */
public interface RecentItems {

    /** What rested on the consent to that purpose, since then, newest first; not more than anybody could want to read. */
    List<RecentItem> restingOn(PersonKey person, Purpose purpose, Instant since);
}
