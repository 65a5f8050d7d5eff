package io.onlyyou.bench;

import io.onlyyou.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a feed asks, by whose page it is. Every page of a visit has a key of its own, as the contract suggests. */
final class Calls {

    private static final int REGISTERED = 98_000_000;

    private static final long TOKEN_NANOS = TimeUnit.MINUTES.toNanos(10);

    private volatile String token = newToken();
    private final AtomicLong renewAt = new AtomicLong(System.nanoTime() + TOKEN_NANOS);
    private final AtomicLong pages = new AtomicLong();

    Call echo() {
        return page("home", "echo", "stranger-" + random(REGISTERED));
    }

    Call neverOptedIn() {
        return page("home", "splice", "stranger-" + random(REGISTERED));
    }

    Call notDue() {
        return page("home", "splice", "notdue-" + random(Population.NOT_DUE));
    }

    Call injected() {
        return page("eager", "splice", "eager-" + random(Population.EAGER));
    }

    /** Of so many people, each so far from the next. */
    Call crowd(int people, int apart) {
        return page("eager", "splice", "crowd-" + (long) random(people) * apart);
    }

    /** Ninety in a hundred have never opted in, nine get nothing now, one gets something. */
    Call mixed() {
        int drawn = random(100);
        return drawn < 90 ? neverOptedIn() : drawn < 99 ? notDue() : injected();
    }

    Call mixedPlan() {
        int drawn = random(100);
        return drawn < 90
                ? plan("home", "stranger-" + random(REGISTERED))
                : drawn < 99
                        ? plan("home", "notdue-" + random(Population.NOT_DUE))
                        : plan("eager", "eager-" + random(Population.EAGER));
    }

    private Call page(String feed, String call, String viewer) {
        return Call.post(
                "/v1/feeds/" + feed + "/viewers/" + viewer + "/" + call,
                token(),
                "Onlyyou-Page-Key: visit-" + pages.incrementAndGet() + "\r\n",
                OrdinaryPage.BYTES);
    }

    private Call plan(String feed, String viewer) {
        String body = "{\"itemCount\":50,\"pageKey\":\"visit-" + pages.incrementAndGet() + "\"}";
        return Call.post(
                "/v1/feeds/" + feed + "/viewers/" + viewer + "/plan",
                token(),
                "",
                body.getBytes(StandardCharsets.US_ASCII));
    }

    /** Renewed long before it expires, as a feed service would: a soak takes longer than a token lasts. */
    private String token() {
        long at = renewAt.get();
        long now = System.nanoTime();
        if (now - at > 0 && renewAt.compareAndSet(at, now + TOKEN_NANOS)) {
            token = newToken();
        }
        return token;
    }

    private static String newToken() {
        return TestTokens.client("feed-service", "feed:splice");
    }

    private static int random(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }
}
