package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.splice.Page;
import io.onlyyou.splice.PagePointer;
import io.onlyyou.splice.PageScanner;
import io.onlyyou.splice.Splicer;
import io.onlyyou.splice.UnrecognisedPage;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Splices a page that nobody asked for: scanner, rules, templates, tokens and splicer, with the settings of each feed. */
@Component
class PageWarmUp implements WarmUpStep {

    /** Whose items go nowhere, and whom nobody can have registered. */
    static final Subject NOBODY = new Subject("onlyyou:warm-up:" + UUID.randomUUID());

    private static final UUID NIL = new UUID(0, 0);
    private static final ShownPortrait PORTRAIT =
            new ShownPortrait(NIL, "scenario", "Caption", "Alt", 1024, 1024, Instant.EPOCH);

    private final Feeds feeds;
    private final Items items;
    private final PageScanner scanner = new PageScanner(PagePointer.parse("/items"));
    private final byte[] sample;

    PageWarmUp(Feeds feeds, Items items, @Value("classpath:/feeds/sample-page.json") Resource sample)
            throws IOException {
        this.feeds = feeds;
        this.items = items;
        this.sample = sample.getContentAsByteArray();
    }

    @Override
    public void run() {
        feeds.ids().forEach(id -> splice(feeds.get(id)));
    }

    private void splice(Feed feed) {
        switch (scanner.scan(sample)) {
            case UnrecognisedPage impossible -> throw new IllegalStateException("The sample is no page");
            case Page page -> {
                Map<Integer, byte[]> insertions = new HashMap<>();
                feed.rule()
                        .placement()
                        .place(
                                page.itemCount(),
                                OptionalInt.empty(),
                                feed.rule().perPage())
                        .beforeItems()
                        .forEach(slot -> insertions.put(slot, items.render(feed, NOBODY, insertion(slot))));
                Splicer.splice(page, insertions);
            }
        }
    }

    private static Insertion insertion(int slot) {
        return new Insertion(NIL, slot, 1, 1, Instant.EPOCH, PORTRAIT);
    }
}
