package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * One person's pages and pictures, read by several threads while that person ends the consent and gives it anew: what was
 * carried by a read that began after the ending was answered is a violation.
 */
final class EndingRace {

    private static final int THREADS = 6;
    private static final int READS_BEFORE = 400;
    private static final int READS_AFTER = 600;

    /** A page that was spliced, or a picture that was fetched. */
    private record Read(long beganAt, boolean carriedOld) {}

    /** What the race came to. */
    record Result(int carriedBefore, int begunAfter, int violations) {}

    /** How the person takes back what was allowed, given the item that all is about; answers when it is done. */
    interface TakingBack {
        Reply takeBack(Scene scene, String person, JsonNode item);
    }

    private final Api api;
    private final TakingBack takingBack;
    private final Scene scene;
    private final String person = Scene.somebody();
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger startedAfter = new AtomicInteger();
    private volatile boolean ended;

    EndingRace(Api api) {
        this(api, (scene, person, item) -> api.delete(Scene.subject(person) + "/consents/feed", scene.appToken()));
    }

    EndingRace(Api api, TakingBack takingBack) {
        this.api = api;
        this.takingBack = takingBack;
        this.scene = new Scene(api);
    }

    Result run() throws Exception {
        scene.optIn(person, "generation", "feed");
        JsonNode item = scene.splice("eager", person, Scene.page(20), "Onlyyou-Page-Key", "kept")
                .json()
                .at("/items/3");
        String old = item.path("id").asString();
        assertThat(old).startsWith("onlyyou:");
        String picture = item.at("/image/url").asString();
        long endedAt;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(() -> read(old, picture)));
            }
            Reply answer;
            try {
                await().atMost(Duration.ofMinutes(1)).until(() -> reads.size() >= READS_BEFORE);
                answer = takingBack.takeBack(scene, person, item);
                endedAt = System.nanoTime();
            } finally {
                ended = true; // or the readers would never stop where this failed
            }
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(scene.give(person, "feed").status()).isEqualTo(200);
            for (Future<?> each : running) {
                each.get();
            }
        }
        return result(endedAt);
    }

    private void read(String old, String picture) {
        while (!ended || startedAfter.getAndIncrement() < READS_AFTER) {
            int number = started.getAndIncrement();
            long beganAt = System.nanoTime();
            boolean carriedOld = switch (number % 4) {
                case 0 -> api.get(picture, "").status() == 200;
                case 1 -> carries(old, "kept");
                default -> carries(old, "page-" + number);
            };
            reads.add(new Read(beganAt, carriedOld));
        }
    }

    private boolean carries(String old, String pageKey) {
        return scene.splice("eager", person, Scene.page(20), "Onlyyou-Page-Key", pageKey)
                .text()
                .contains(old);
    }

    private Result result(long endedAt) {
        int carriedBefore = 0;
        int begunAfter = 0;
        int violations = 0;
        for (Read read : reads) {
            boolean after = read.beganAt() - endedAt > 0;
            carriedBefore += !after && read.carriedOld() ? 1 : 0;
            begunAfter += after ? 1 : 0;
            violations += after && read.carriedOld() ? 1 : 0;
        }
        return new Result(carriedBefore, begunAfter, violations);
    }
}
