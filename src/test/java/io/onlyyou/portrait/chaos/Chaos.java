package io.onlyyou.portrait.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.consent.Person;
import io.onlyyou.consent.Purpose;
import io.onlyyou.portrait.BacklogFullException;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** What every test of this kind needs: a database of one's own, a provider, workers, and people who ask for portraits. */
final class Chaos implements AutoCloseable {

    static final Path KEY =
            Path.of("target", "chaos", "key-encryption-key.json").toAbsolutePath();

    /** Long enough for another worker to see that this one is dead, and to take over. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static @Nullable Chaos running;

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

    /** One for all tests of a class, begun by whoever needs it first. */
    static synchronized Chaos running() {
        Chaos chaos = running;
        if (chaos == null) {
            chaos = begin();
            running = chaos;
        }
        return chaos;
    }

    private static Chaos begin() {
        try {
            return new Chaos(CrashingServer.started(), new ChaosProvider());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The job, if it was accepted; whoever is told that it was not asks again. */
    static Optional<String> ask(Someone someone) {
        try {
            return someone.asks().map(PortraitJob::id).map(UUID::toString);
        } catch (DataAccessException | TransactionException | BacklogFullException notNow) {
            return Optional.empty();
        }
    }

    /** Does what the person wants done, as often as it takes while the database comes and goes. */
    static void insist(Runnable act) {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(
                        failure -> failure instanceof DataAccessException || failure instanceof TransactionException)
                .until(() -> {
                    act.run();
                    return true;
                });
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
            Asked one = new Asked(someone, asked(beans, person));
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
        await().atMost(PATIENCE)
                .until(() -> List.of("ready", "refused", "cancelled", "dead").contains(verdict.state(asked.job())));
    }

    void awaitRest() {
        await().atMost(PATIENCE).until(verdict::isAtRest);
        assertThat(verdict.violations()).isEmpty();
    }

    private static String asked(BeanFactory beans, Person person) {
        return beans.getBean(PortraitJobs.class)
                .request(person, Trigger.OPT_IN)
                .map(PortraitJob::id)
                .orElseThrow()
                .toString();
    }

    /** Somebody's job. */
    record Asked(Someone someone, String job) {}

    @Override
    public synchronized void close() throws IOException {
        running = null;
        provider.close();
        fleet.close();
        server.close();
    }
}
