package io.onlyyou.feed;

import java.time.Instant;

/**
 * A portrait was put into a page of this feed.
 *
 * @param ruleVersion names the settings by which it was placed
 * @param position its index in the finished page, from 0
 */
public record Showing(String feed, Instant shownAt, String ruleVersion, int position) {}
