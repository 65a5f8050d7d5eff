package io.onlyyou.feed;

import io.onlyyou.consent.Purpose;
import io.onlyyou.splice.PagePointer;
import io.onlyyou.splice.PageScanner;
import org.jspecify.annotations.Nullable;

/**
 * A feed that is served, with everything compiled that its settings describe.
 *
 * @param itemId where an item of the feed has its id, or null
 * @param told what the database is told of the rule
 */
record Feed(
        String id,
        PageScanner scanner,
        @Nullable PagePointer itemId,
        Purpose purpose,
        ItemTemplate template,
        FeedRule rule,
        RuleAsTold told) {

    Feed(
            String id,
            PagePointer items,
            @Nullable PagePointer itemId,
            Purpose purpose,
            ItemTemplate template,
            FeedRule rule) {
        this(id, new PageScanner(items), itemId, purpose, template, rule, RuleAsTold.of(rule));
    }
}
