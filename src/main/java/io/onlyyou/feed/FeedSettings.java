package io.onlyyou.feed;

import io.onlyyou.consent.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * One feed as the operator describes it.
 *
 * @param items JSON Pointer to the array of its items; empty for a page that is the array itself
 * @param id JSON Pointer inside an item to its id, or null
 * @param purpose the consent that it needs: feed or stories
 * @param template the JSON document that an inserted item is made from
 */
record FeedSettings(
        @Nullable String items,
        @Nullable String id,
        @DefaultValue("feed") Purpose purpose,
        @Nullable Resource template,
        @DefaultValue FeedRule rule) {}
