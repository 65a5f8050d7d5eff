package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.Purpose;
import io.onlyyou.switches.SwitchBoard;
import io.onlyyou.switches.SwitchName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** While its provider or everything is turned off, a job waits, however long, and nobody's picture goes anywhere. */
@PortraitRoomTest
class TurnedOffIntegrationTests {

    private static final String PROVIDER = "provider:" + FakeImageModel.INFO.provider();

    /** The room\'s other providers, which nobody here has agreed to. */
    private static final List<String> OUTSIDE = List.of("provider:main", "provider:spare");

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel model;

    @Autowired
    private SwitchBoard board;

    private Someone someone;
    private JobTicket ticket;

    @BeforeEach
    void ask() {
        model.reset();
        someone = Someone.optedIn(beans, Purpose.GENERATION);
        ticket = someone.asksFor();
    }

    @AfterEach
    void turnOn() {
        turn("everything", true);
        turn(PROVIDER, true);
        OUTSIDE.forEach(provider -> turn(provider, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "provider:tests"})
    void aJobWaitsWithoutCountingAndIsMadeOnceItIsTurnedOn(String name) {
        turn(name, false);
        OUTSIDE.forEach(provider -> turn(provider, name.equals("everything")));
        for (int round = 0; round < 120; round++) {
            assertThat(worker.work(ticket))
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30)));
        }
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.WAITING);
        assertThat(someone.job(ticket.job()).attempt()).isZero();
        assertThat(model.requests()).isEmpty();

        turn(name, true);

        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(someone.job(ticket.job()).attempt()).isEqualTo(1);
    }

    @Test
    void anotherProviderStopsNothing() {
        turn("provider:other", false);
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    @Test
    void aFinishedJobDoesNotWait() {
        worker.work(ticket);
        turn(PROVIDER, false);
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    @Test
    void aJobThatOneWorkerHasInHandIsLeftToIt() {
        model.does(request -> {
            turn("everything", false);
            assertThat(worker.work(ticket)).isPresent();
            assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.RUNNING);
            return FakeImageModel.painted(request);
        });
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
    }

    @Test
    void whatItsWorkerTookWithItStillCounts() {
        model.does(request -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(() -> worker.work(ticket)).isInstanceOf(StackOverflowError.class);
        turn("everything", false);
        assertThat(worker.work(ticket)).isPresent();
        turn("everything", true);
        model.reset();

        worker.work(ticket);

        assertThat(someone.job(ticket.job()).attempt()).isEqualTo(2);
    }

    private void turn(String name, boolean on) {
        board.turn(new SwitchName(name), on, "a test", "test");
    }
}
