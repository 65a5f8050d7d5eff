package io.onlyyou.feed;

import java.time.Instant;

/** A portrait was put into a page of this feed. */
public record Showing(String feed, Instant shownAt) {}
