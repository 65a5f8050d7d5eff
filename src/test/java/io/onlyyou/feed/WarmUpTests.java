package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

@Timeout(60) // what is waited for comes at once, or never
class WarmUpTests {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int ROUNDS = 10;
    private static final int FEW = 4;

    private final AtomicInteger runs = new AtomicInteger();

    private static void warm(Duration longest, boolean beforeReady, WarmUpStep... steps) throws InterruptedException {
        warm(new MockEnvironment(), longest, beforeReady, steps);
    }

    private static void warm(Environment environment, Duration longest, boolean beforeReady, WarmUpStep... steps)
            throws InterruptedException {
        new WarmUp(new WarmUpProperties(longest, ROUNDS, beforeReady), List.of(steps), environment)
                .run(new DefaultApplicationArguments());
    }

    @Configuration(proxyBeanMethods = false)
    @Import({WarmUp.class, ApplicationAvailabilityBean.class})
    static class Node {

        final Queue<ReadinessState> seen = new ConcurrentLinkedQueue<>();
        private final CountDownLatch ready = new CountDownLatch(1);

        @EventListener
        void changed(AvailabilityChangeEvent<ReadinessState> event) {
            if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
                ready.countDown();
            }
        }

        @Bean
        WarmUpProperties properties() {
            return new WarmUpProperties(AMPLE, FEW, true);
        }

        /** Gives readiness time to come too early. */
        @Bean
        WarmUpStep look(ApplicationAvailability availability) {
            return () -> {
                boolean tooEarly = ready.await(1, TimeUnit.SECONDS);
                seen.add(tooEarly ? ReadinessState.ACCEPTING_TRAFFIC : availability.getReadinessState());
            };
        }
    }

    @Test
    void isNotReadyBeforeItIsWarm() {
        try (ConfigurableApplicationContext node = new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .run()) {
            assertThat(node.getBean(Node.class).seen).hasSize(FEW).containsOnly(ReadinessState.REFUSING_TRAFFIC);
            assertThat(node.getBean(ApplicationAvailability.class).getReadinessState())
                    .isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void runsEveryStepInEveryRound() throws InterruptedException {
        warm(AMPLE, true, runs::incrementAndGet, runs::incrementAndGet);
        assertThat(runs).hasValue(2 * ROUNDS);
    }

    @Test
    void waitsNoLongerThanTheSettingsSay() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        warm(SHORT, true, () -> {
            try {
                never.await();
            } catch (InterruptedException timeIsUp) {
                told.countDown();
                throw timeIsUp;
            }
        });
        told.await();
    }

    @Test
    void goesOnWithoutAStepThatFails() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger();
        warm(
                AMPLE,
                true,
                () -> {
                    failures.incrementAndGet();
                    throw new IllegalStateException("planted");
                },
                runs::incrementAndGet);
        assertThat(runs).hasValue(ROUNDS);
        assertThat(failures).hasValueBetween(1, 4); // as many as had begun
    }

    @Test
    void doesNothingWhereItMayTakeNoTime() throws InterruptedException {
        warm(Duration.ZERO, true, runs::incrementAndGet);
        assertThat(runs).hasValue(0);
    }

    @Test
    void leavesAProcessColdThatServesNobody() throws InterruptedException {
        warm(new MockEnvironment().withProperty("onlyyou.roles", "worker"), AMPLE, true, runs::incrementAndGet);
        assertThat(runs).hasValue(0);
        warm(new MockEnvironment().withProperty("onlyyou.roles", "web"), AMPLE, true, runs::incrementAndGet);
        assertThat(runs).hasValue(ROUNDS);
    }

    @Test
    void mayWarmUpBesideItsFirstCallers() throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch warm = new CountDownLatch(ROUNDS);
        warm(AMPLE, false, () -> {
            ready.await();
            warm.countDown();
        });
        ready.countDown(); // or run would still be waiting
        warm.await();
    }
}
