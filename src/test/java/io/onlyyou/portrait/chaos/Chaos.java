package io.onlyyou.portrait.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.Person;
import io.onlyyou.consent.Purpose;
import io.onlyyou.portrait.PortraitJob;
import io.onlyyou.portrait.PortraitJobs;
import io.onlyyou.portrait.Someone;
import io.onlyyou.portrait.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every test of this kind needs: a database of one's own, a provider, workers, and people who ask for portraits. */
final class Chaos implements AutoCloseable {

    static final Path KEY =
            Path.of("target", "chaos", "key-encryption-key.json").toAbsolutePath();

    /** Long enough for another worker to see that this one is dead, and to take over. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final CrashingServer server;
    final ChaosProvider provider;
    final Fleet fleet;
    final Verdict verdict;

    private Chaos(CrashingServer server, ChaosProvider provider) {
        this.server = server;
        this.provider = provider;
        this.fleet = new Fleet(provider, server, KEY);
        this.verdict = new Verdict(JdbcClient.create(server.superuser()));
    }

    private static final class Holder {
        static final Chaos CHAOS = begin();
    }

    /** One for all tests of this JVM. */
    static Chaos running() {
        return Holder.CHAOS;
    }

    private static Chaos begin() {
        try {
            return new Chaos(CrashingServer.started(), new ChaosProvider());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JdbcClient jdbc() {
        return JdbcClient.create(server.superuser());
    }

    /** One job of a person of its own for each point, each held there by the one worker that is awake. */
    Map<Point, Asked> heldAtEveryPoint(BeanFactory beans, WorkerProcess worker) {
        Map<Point, Asked> asked = new LinkedHashMap<>();
        for (Point point : Point.values()) {
            asked.put(point, held(beans, worker, point));
        }
        asked.values().forEach(one -> awaitHeldBy(worker, one));
        return asked;
    }

    /** Not waited for. */
    Asked held(BeanFactory beans, WorkerProcess worker, Point point) {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        // held before it is known to any worker, which may be faster than the caller
        Asked asked = someone.locked(person -> {
            Asked one = new Asked(someone, ask(beans, person));
            provider.hold(one.job(), point);
            return one;
        });
        assertThat(worker.isAlive()).isTrue();
        return asked;
    }

    void awaitHeldBy(WorkerProcess worker, Asked asked) {
        await().atMost(PATIENCE).until(() -> provider.holder(asked.job()).isPresent());
        assertThat(provider.holder(asked.job())).contains(worker.name());
    }

    void awaitOver(Asked asked) {
        await().atMost(PATIENCE).until(() -> List.of("ready", "refused", "cancelled", "dead")
                .contains(verdict.state(asked.job())));
    }

    void awaitRest() {
        await().atMost(PATIENCE).until(verdict::isAtRest);
        assertThat(verdict.violations()).isEmpty();
    }

    private static String ask(BeanFactory beans, Person person) {
        return beans.getBean(PortraitJobs.class)
                .request(person, Trigger.OPT_IN)
                .map(PortraitJob::id)
                .orElseThrow()
                .toString();
    }

    /** Somebody's job. */
    record Asked(Someone someone, String job) {}

    @Override
    public void close() throws IOException {
        provider.close();
        fleet.close();
        server.close();
    }
}
