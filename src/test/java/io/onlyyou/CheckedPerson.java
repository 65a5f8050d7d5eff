package io.onlyyou;

import io.onlyyou.support.Api;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One person, whose consent one writer gives and ends over and over, while others read. Every call goes to one of the
 * services, by chance; what fails is asked again, since a failed answer promises nothing.
 */
final class CheckedPerson {

    /** Addresses of pictures that were once handed out, dead and alive. */
    private static final int ADDRESSES = 40;

    private static final String TRUST = TestTokens.client("trust-ops", "admin:revoke");

    private final String id = Scene.somebody();
    private final List<CheckedService> services;
    private final BooleanSupplier goesOn;
    final History history = new History();
    private final ConcurrentLinkedDeque<String> addresses = new ConcurrentLinkedDeque<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final Map<String, Integer> pages = new ConcurrentHashMap<>();

    CheckedPerson(List<CheckedService> services, BooleanSupplier goesOn) {
        this.services = services;
        this.goesOn = goesOn;
    }

    /** The writer: until the check is over. */
    void write(Random random) {
        while (goesOn.getAsBoolean()) {
            history.givesAgain(System.nanoTime());
            int carried = history.carried();
            give(random);
            if (random.nextInt(3) > 0) {
                await(() -> history.carried() > carried); // or an ending would mostly find nothing made yet
            }
            awaitReads(random.nextInt(60));
            end(random);
            awaitReads(5 + random.nextInt(20));
        }
    }

    private void give(Random random) {
        Scene scene = scene(random);
        boolean feedGiven =
                until(() -> scene(random).give(id, "feed"), 200, 409).status() == 200;
        if (!feedGiven || !isGenerationGiven(random)) {
            JsonNode event = scene.event("opted-in", id, scene.optInData("generation", "feed"));
            until(() -> scene(random).send(event), 202);
        }
    }

    private boolean isGenerationGiven(Random random) {
        Reply reply = until(
                () -> api(random)
                        .get(Scene.subject(id) + "/consents", scene(random).appToken()),
                200);
        return reply.json()
                .path("consents")
                .valueStream()
                .anyMatch(consent -> consent.path("purpose").asString().equals("generation")
                        && consent.path("state").asString().equals("given"));
    }

    private void end(Random random) {
        int how = random.nextInt(10);
        Scene scene = scene(random);
        JsonNode event = scene.event("opted-out", id);
        long[] beganAt = new long[1];
        until(
                () -> {
                    beganAt[0] = System.nanoTime();
                    return switch (how) {
                        case 0 -> scene(random).endAll(id);
                        case 1 -> revoke(random);
                        case 2 -> scene(random).send(event);
                        default -> api(random).delete(Scene.subject(id) + "/consents/feed", scene.appToken());
                    };
                },
                200,
                202);
        history.ended(beganAt[0], System.nanoTime());
    }

    private Reply revoke(Random random) {
        return api(random)
                .post(
                        "/v1/admin/subjects/" + id + "/revocations",
                        TRUST,
                        "{\"purposes\":[\"feed\"],\"reason\":\"a check\"}");
    }

    /** A reader: one page, or one picture whose address was handed out at some time. */
    void read(Random random, int number) {
        try {
            String address = random.nextInt(4) == 0 ? anAddress(random) : null;
            if (address == null) {
                page(random, random.nextInt(3) == 0 ? "kept-" + number % 3 : "page-" + random.nextLong());
            } else {
                picture(random, address);
            }
        } catch (RuntimeException failed) {
            failures.incrementAndGet();
        }
    }

    private void page(Random random, String key) {
        Scene scene = scene(random);
        long beganAt = System.nanoTime();
        Reply reply = scene.splice("eager", id, Scene.page(20), "Onlyyou-Page-Key", key);
        long endedAt = System.nanoTime();
        pages.merge(outcome(reply), 1, Integer::sum);
        List<JsonNode> items = reply.json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").asString("").startsWith("onlyyou:"))
                .toList();
        history.read(
                beganAt,
                endedAt,
                items.stream().map(item -> item.path("id").asString()).collect(Collectors.toUnmodifiableSet()));
        for (JsonNode item : items) {
            String url = item.at("/image/url").asString();
            remember(item.path("id").asString() + " " + url.substring(url.indexOf("/v1/images/")));
        }
    }

    private void picture(Random random, String address) {
        int space = address.indexOf(' ');
        long beganAt = System.nanoTime();
        Reply reply = api(random).get(address.substring(space + 1) + "?width=320", "");
        history.read(
                beganAt, System.nanoTime(), reply.status() == 200 ? Set.of(address.substring(0, space)) : Set.of());
    }

    /** Dead ones stay: that they stay dead is what is to be seen. A few of each portrait are enough. */
    private void remember(String address) {
        String portrait = address.substring(0, address.indexOf(' '));
        if (known.add(portrait) || addresses.size() < ADDRESSES) {
            addresses.addFirst(address);
            if (addresses.size() > ADDRESSES) {
                addresses.pollLast();
            }
        }
    }

    private @Nullable String anAddress(Random random) {
        List<String> all = List.copyOf(addresses);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    int failures() {
        return failures.get();
    }

    /** How many of the pages that were read had each outcome, without their positions. */
    Map<String, Integer> pages() {
        return pages;
    }

    private static String outcome(Reply page) {
        String outcome = page.header("Onlyyou-Outcome");
        return outcome.startsWith("injected") ? "injected" : outcome.substring(outcome.indexOf('=') + 1);
    }

    private void awaitReads(int more) {
        int enough = history.reads() + more;
        await(() -> history.reads() >= enough);
    }

    private void await(BooleanSupplier enough) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(3))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> enough.getAsBoolean() || !goesOn.getAsBoolean());
        } catch (ConditionTimeoutException slow) {
            // go on: the database may be away
        }
    }

    /** Asks until it is answered; the last answer of a check that is over may be any. */
    private static Reply until(Supplier<Reply> call, int... good) {
        while (true) {
            try {
                Reply reply = call.get();
                if (Arrays.stream(good).anyMatch(status -> status == reply.status())) {
                    return reply;
                }
                if (reply.status() < 500) {
                    throw new AssertionError(reply.status() + " " + reply.text());
                }
            } catch (IllegalStateException broken) {
                // the same: ask again
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private Scene scene(Random random) {
        return any(random).scene();
    }

    private Api api(Random random) {
        return any(random).api();
    }

    private CheckedService any(Random random) {
        return services.get(random.nextInt(services.size()));
    }
}
