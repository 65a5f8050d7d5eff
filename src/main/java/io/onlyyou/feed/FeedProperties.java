package io.onlyyou.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The feeds that are served, and the address that pictures are fetched under. {@link Feeds} checks them at start.
 *
 * @param publicUrl where the service is reached from outside
 * @param feeds by the id that callers use in the path
 */
@ConfigurationProperties("onlyyou")
record FeedProperties(
        @Nullable String publicUrl, @DefaultValue Map<String, FeedSettings> feeds) {}
