package io.onlyyou.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The feeds of the settings; one that is wrong stops the start. */
@Component
public class Feeds {

    private final Map<String, Feed> feeds;

    Feeds(FeedProperties properties) {
        Map<String, Feed> checked = new HashMap<>();
        properties.feeds().forEach((id, settings) -> checked.put(id, new FeedCheck(id).feed(settings)));
        this.feeds = Map.copyOf(checked);
    }

    /** The ids under which pages are taken. */
    public Set<String> ids() {
        return feeds.keySet();
    }

    Feed get(String id) {
        Feed feed = feeds.get(id);
        if (feed == null) {
            throw new UnknownFeedException();
        }
        return feed;
    }
}
