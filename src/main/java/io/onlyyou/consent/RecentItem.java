package io.onlyyou.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * Something of a person's that was put before them lately, and that their devices may still show.
 *
 * @param id the item's id in the feed
 */
public record RecentItem(String id, UUID portrait, String feed, Instant insertedAt) {}
