package io.onlyyou.portrait.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.onlyyou.consent.Purpose;
import io.onlyyou.portrait.Someone;
import io.onlyyou.portrait.chaos.Chaos.Asked;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * However workers and database fail, each job has at most one published result and none without its consent, none is lost
 * and none stays stuck. The test is the web process, and puts jobs on the queue; see
 * {@code docs/decisions/0036-chaos-with-real-processes.md}.
 */
@ChaosTest
class ChaosIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration DEAD = WorkerProcess.HEARTBEAT.multipliedBy(6);

    @Autowired
    private BeanFactory beans;

    private final Chaos chaos = Chaos.running();
    private WorkerProcess one;
    private WorkerProcess other;

    @BeforeEach
    void twoWorkers() throws IOException {
        List<WorkerProcess> workers = chaos.fleet.two();
        one = workers.getFirst();
        other = workers.getLast();
    }

    @AfterEach
    void mend() throws Exception {
        chaos.provider.plant(Fault.NONE);
        chaos.fleet.wake();
    }

    @AfterAll
    static void end() throws IOException {
        Chaos.running().close();
    }

    @Test
    void killedAtAnyPoint() throws Exception {
        other.signal("STOP");
        Map<Point, Asked> held = chaos.heldAtEveryPoint(beans, one);
        List<Asked> ended = endedMeanwhile(one);

        one.kill();
        chaos.fleet.replaceTheDead();
        other.signal("CONT");

        chaos.awaitRest();
        assertMade(held);
        assertNothingCameOf(ended);
    }

    @Test
    void stoppedAtAnyPointAndWokenWhenItWasTakenForDead() throws Exception {
        other.signal("STOP");
        Map<Point, Asked> held = chaos.heldAtEveryPoint(beans, one);
        List<Asked> ended = endedMeanwhile(one);

        one.signal("STOP");
        other.signal("CONT");
        held.values().forEach(chaos::awaitOver);
        letGo(held.values());
        letGo(ended);
        one.signal("CONT");

        chaos.awaitRest();
        assertMade(held);
        assertNothingCameOf(ended);
        assertWorks(one, other);
    }

    @Test
    void cutOffFromTheDatabaseAtAnyPoint() throws Exception {
        other.signal("STOP");
        Map<Point, Asked> held = chaos.heldAtEveryPoint(beans, one);
        List<Asked> ended = endedMeanwhile(one);

        one.database().cut();
        other.signal("CONT");
        letGo(held.values());
        letGo(ended);
        held.values().forEach(chaos::awaitOver);
        one.database().mend();

        chaos.awaitRest();
        assertNothingCameOf(ended);
        assertWorks(one, other);
    }

    @Test
    void theDatabaseCrashesUnderLoad() throws Exception {
        List<Someone> people = new ArrayList<>();
        for (int person = 0; person < 8; person++) {
            people.add(Someone.optedIn(beans, Purpose.GENERATION));
        }
        List<String> accepted = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            switch (round) {
                case 3 -> chaos.server.endAllConnections();
                case 6 -> chaos.server.crash();
                case 8 -> chaos.server.restart();
                default -> {}
            }
            people.forEach(someone -> Chaos.ask(someone).ifPresent(accepted::add));
        }

        chaos.awaitRest();
        assertThat(accepted).hasSizeGreaterThan(40);
        assertThat(accepted)
                .allSatisfy(job -> assertThat(chaos.verdict.state(job)).isEqualTo("ready"));
    }

    /**
     * All clocks here are ten minutes off: this one test looks at nothing else. While it waits, a third worker of a later
     * version comes and goes: each does what it knows, and leaves the rest to the others.
     */
    @Test
    void clocksThatAreFarApartAndTasksThatOneVersionDoesNotKnow() throws Exception {
        List<Asked> slow = new ArrayList<>();
        for (int job = 0; job < 8; job++) {
            slow.add(chaos.held(beans, one, Point.DURING_CALL));
        }
        await().atMost(PATIENCE)
                .until(() -> slow.stream()
                        .allMatch(asked -> chaos.provider.holder(asked.job()).isPresent()));
        assertThat(slow.stream()
                        .map(asked -> chaos.provider.holder(asked.job()).orElseThrow())
                        .distinct())
                .as("both have some of them in hand")
                .hasSize(2);
        long held = System.nanoTime();
        aLaterVersionComesAndGoes();
        passes(DEAD.minusNanos(System.nanoTime() - held));
        letGo(slow);

        chaos.awaitRest();
        assertThat(slow).allSatisfy(asked -> {
            assertThat(chaos.verdict.attempts(asked.job())).isEqualTo(1);
            assertThat(chaos.provider.calls(asked.job())).isEqualTo(1);
        });
    }

    private void aLaterVersionComesAndGoes() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        OneTimeTask<Void> later =
                Tasks.oneTime("from-a-later-version").execute((instance, context) -> done.countDown());
        chaos.jdbc().sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('from-a-later-version', '1', now() - interval '1 minute', false, 1)""").update();
        aJobIsMade();
        Scheduler laterVersion = Scheduler.create(chaos.server.superuser(), later)
                .pollingInterval(Duration.ofMillis(200))
                .heartbeatInterval(WorkerProcess.HEARTBEAT)
                .pollUsingLockAndFetch(0.5, 1.0)
                .threads(2)
                .build();
        laterVersion.start();
        try {
            assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            aJobIsMade();
        } finally {
            laterVersion.stop();
        }
    }

    private void aJobIsMade() {
        Asked asked = chaos.held(beans, one, Point.AFTER_REPLY);
        chaos.provider.letGo(asked.job());
        chaos.awaitOver(asked);
        assertThat(chaos.verdict.state(asked.job())).isEqualTo("ready");
    }

    @Test
    void aJobThatKillsItsWorkerIsGivenUpAndTheOthersGoOn() throws Exception {
        other.signal("STOP");
        Asked poison = chaos.held(beans, one, Point.DURING_CALL);
        chaos.provider.poison(poison.job());
        chaos.awaitHeldBy(one, poison);
        // as if it had killed all but the last that it may, which would take as many processes
        chaos.jdbc()
                .sql("update portrait_job set attempt = ? where id = ?::uuid")
                .params(WorkerProcess.MOST_ATTEMPTS, poison.job())
                .update();
        Asked bystander = chaos.held(beans, one, Point.DURING_CALL);
        chaos.awaitHeldBy(one, bystander);

        chaos.provider.letGo(poison.job());
        one.awaitEnd();
        chaos.fleet.replaceTheDead();
        other.signal("CONT");

        chaos.awaitOver(poison);
        chaos.awaitOver(bystander);
        assertThat(chaos.verdict.state(poison.job())).isEqualTo("dead");
        assertThat(chaos.verdict.state(bystander.job())).isEqualTo("ready");
        assertThat(other.isAlive()).isTrue();
        poison.someone().ends(Purpose.GENERATION);
        chaos.jdbc()
                .sql("delete from portrait_job where id = ?::uuid")
                .param(poison.job())
                .update();
        chaos.awaitRest();
    }

    @Test
    void stoppedAsADeployDoes() throws Exception {
        other.signal("STOP");
        Asked inHand = chaos.held(beans, one, Point.DURING_CALL);
        chaos.awaitHeldBy(one, inHand);

        one.signal("TERM");
        await().atMost(PATIENCE).until(() -> one.output().contains("Shutting down Scheduler"));
        chaos.provider.letGo(inHand.job());
        one.awaitEnd();

        assertThat(chaos.verdict.state(inHand.job())).isEqualTo("ready");
        assertThat(chaos.provider.calls(inHand.job())).isEqualTo(1);
        chaos.fleet.replaceTheDead();
        other.signal("CONT");
        chaos.awaitRest();
    }

    /** The suite sees it when a safeguard is missing. */
    @Test
    void aMissingFenceAndAMissingSecondLookAreNoticed() throws Exception {
        chaos.provider.plant(Fault.NO_FENCE_AND_NO_SECOND_LOOK);
        other.signal("STOP");
        Asked published = chaos.held(beans, one, Point.DURING_CALL);
        Asked paid = chaos.held(beans, one, Point.BEFORE_CALL);
        chaos.awaitHeldBy(one, published);
        chaos.awaitHeldBy(one, paid);
        one.signal("STOP");
        other.signal("CONT");
        chaos.awaitOver(published);
        chaos.awaitOver(paid);
        chaos.provider.letGo(published.job());
        chaos.provider.letGo(paid.job());
        one.signal("CONT");

        await().atMost(PATIENCE).until(() -> !chaos.verdict.violations().isEmpty());
        await().atMost(PATIENCE).until(() -> chaos.provider.calls(paid.job()) == 2);
        assertThat(chaos.provider.bites()).as("the fault was planted").isPositive();

        for (Asked asked : List.of(published, paid)) {
            asked.someone().ends(Purpose.GENERATION);
            chaos.jdbc()
                    .sql("delete from portrait_job where id = ?::uuid")
                    .param(asked.job())
                    .update();
        }
        chaos.awaitRest();
    }

    /** People who say no while the worker is before the call, within it, behind it, or about to publish. */
    private List<Asked> endedMeanwhile(WorkerProcess worker) {
        Map<Point, Asked> asked = new EnumMap<>(Point.class);
        for (Point point : List.of(Point.BEFORE_CALL, Point.DURING_CALL, Point.AFTER_REPLY, Point.AFTER_BLOB)) {
            asked.put(point, chaos.held(beans, worker, point));
        }
        asked.forEach((point, one) -> {
            chaos.awaitHeldBy(worker, one);
            if (point == Point.AFTER_BLOB) {
                // waits for the row that the worker holds, and has it when the worker is gone
                Thread.startVirtualThread(() -> one.someone().ends(Purpose.GENERATION));
            } else {
                one.someone().ends(Purpose.GENERATION);
            }
        });
        return List.copyOf(asked.values());
    }

    private void assertMade(Map<Point, Asked> held) {
        assertThat(held.values())
                .allSatisfy(
                        asked -> assertThat(chaos.verdict.state(asked.job())).isEqualTo("ready"));
        held.forEach((point, asked) -> assertThat(chaos.provider.calls(asked.job()))
                .as("%s: paid for twice only where it cannot be known", point)
                .isEqualTo(
                        switch (point) {
                            case BEFORE_CALL, AFTER_COMMIT -> 1;
                            case DURING_CALL, AFTER_REPLY, AFTER_BLOB -> 2;
                        }));
    }

    private void assertNothingCameOf(List<Asked> ended) {
        assertThat(ended).allSatisfy(asked -> {
            await().atMost(PATIENCE).until(() -> picturesOf(asked) == 0);
            assertThat(chaos.provider.calls(asked.job())).isLessThanOrEqualTo(2);
        });
        chaos.awaitRest();
    }

    /** Nothing is left of a person who said no: neither portrait, nor picture, nor key. */
    private long picturesOf(Asked asked) {
        return chaos.jdbc()
                .sql("""
                select (select count(*) from portrait where person_key = :key)
                    + (select count(*) from vault_item where person_key = :key)
                    + (select count(*) from data_key where person_key = :key)""")
                .param("key", asked.someone().key().value())
                .query(Long.class)
                .single();
    }

    /** That each of them still takes jobs. */
    private void assertWorks(WorkerProcess... workers) throws Exception {
        for (WorkerProcess worker : workers) {
            WorkerProcess rest = worker == one ? other : one;
            rest.signal("STOP");
            Asked asked = chaos.held(beans, worker, Point.BEFORE_CALL);
            chaos.awaitHeldBy(worker, asked);
            chaos.provider.letGo(asked.job());
            chaos.awaitOver(asked);
            rest.signal("CONT");
        }
        chaos.awaitRest();
    }

    private void letGo(Iterable<Asked> held) {
        held.forEach(asked -> chaos.provider.letGo(asked.job()));
    }

    /** Nothing can be waited for where nothing is to happen. */
    private static void passes(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(PATIENCE).until(() -> System.nanoTime() - end > 0);
    }
}
