package io.onlyyou.client;

import io.onlyyou.splice.PagePointer;
import io.onlyyou.splice.PageScanner;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Describes one feed of one service. What is wrong here is said at once, by {@link IllegalArgumentException}, while
 * nothing is served yet.
 */
public final class FeedClientBuilder {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final URI service;
    private String feed = "home";
    private PageScanner scanner = new PageScanner(PagePointer.parse("/items"));
    private Supplier<String> tokens = () -> "";
    private Duration deadline = Duration.ofMillis(150);
    private CallListener listener = report -> {};

    FeedClientBuilder(URI service) {
        String scheme = String.valueOf(service.getScheme());
        if (!scheme.matches("(?i)https?") || service.getHost() == null || service.getRawQuery() != null) {
            throw new IllegalArgumentException("the service is at http(s)://host, not at " + service);
        }
        this.service = service;
    }

    /** The feed's name in the service's configuration; {@code home} if nothing is said. */
    public FeedClientBuilder feed(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}")) {
            throw new IllegalArgumentException("a feed's name has the form [A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");
        }
        this.feed = name;
        return this;
    }

    /** The JSON Pointer to the items of a page, the same as in the service; {@code /items} if nothing is said. */
    public FeedClientBuilder items(String pointer) {
        this.scanner = new PageScanner(PagePointer.parse(pointer));
        return this;
    }

    /**
     * Where the bearer token comes from, asked for every page: keep it until shortly before it expires. It may block, and
     * it may throw; the deadline holds all the same.
     */
    public FeedClientBuilder tokens(Supplier<String> source) {
        this.tokens = source;
        return this;
    }

    /** How long a page may wait in all, from 1 ms to 10 s; 150 ms if nothing is said. */
    public FeedClientBuilder deadline(Duration time) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a deadline is from 1 ms to 10 s, not " + time);
        }
        this.deadline = time;
        return this;
    }

    /** Who is told of every call. */
    public FeedClientBuilder listener(CallListener told) {
        this.listener = told;
        return this;
    }

    public FeedClient build() {
        String base = service.toString().replaceAll("/+$", "");
        URI viewers = URI.create(base + "/v1/feeds/" + feed + "/viewers/");
        return new FeedClient(viewers, scanner, new Transport(tokens, deadline), listener);
    }
}
