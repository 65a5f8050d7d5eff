package io.onlyyou.feed;

import io.onlyyou.portrait.NodeRoles;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Has a node run what serves pages until it is compiled, before it says that it is ready: a cold one would be late with its
 * first pages. Never stops a start, and never holds it up for longer than the settings say.
 *
 * <p>Readiness waits for every {@link ApplicationRunner}. See {@code docs/decisions/0038-warm-before-ready.md}.
 */
@Component
class WarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    /** So that it is not one connection to the database alone that has been used. */
    private static final int THREADS = 4;

    private final WarmUpProperties properties;
    private final List<WarmUpStep> steps;
    private final boolean serves;

    WarmUp(WarmUpProperties properties, List<WarmUpStep> steps, Environment environment) {
        this.properties = properties;
        this.steps = List.copyOf(steps);
        this.serves = NodeRoles.in(environment).serves();
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (properties.longest().isZero() || !serves) {
            return;
        }
        if (properties.beforeReady()) {
            warm();
        } else {
            Thread.ofPlatform().daemon().name("warm-up").start(this::warmBesides);
        }
    }

    private void warmBesides() {
        try {
            warm();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever has not come to an end by then is told to, and not waited for. */
    private void warm() throws InterruptedException {
        AtomicInteger rounds = new AtomicInteger();
        Set<WarmUpStep> failed = ConcurrentHashMap.newKeySet();
        Callable<Void> work = () -> {
            while (!Thread.currentThread().isInterrupted() && rounds.getAndIncrement() < properties.rounds()) {
                steps.stream().filter(step -> !failed.contains(step)).forEach(step -> run(step, failed));
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("warm-up-", 0).factory());
        try {
            threads.invokeAll(
                    Collections.nCopies(THREADS, work), properties.longest().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            threads.shutdownNow();
            steps.forEach(WarmUpStep::end);
        }
        LOG.info("Warmed up by {} rounds.", Math.min(rounds.get(), properties.rounds()));
    }

    private static void run(WarmUpStep step, Set<WarmUpStep> failed) {
        try {
            step.run();
        } catch (Exception e) {
            boolean interrupted = Thread.currentThread().isInterrupted() || e instanceof InterruptedException;
            if (interrupted) {
                Thread.currentThread().interrupt(); // the time is up, which is no failure
            } else if (failed.add(step)) {
                LOG.info(
                        "The node stays cold in a part: {} failed ({}).",
                        step.getClass().getSimpleName(),
                        Failures.describe(e));
            }
        }
    }
}
