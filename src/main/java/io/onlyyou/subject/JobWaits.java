package io.onlyyou.subject;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.portrait.PortraitJob;
import io.onlyyou.portrait.PortraitJobs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Waits for jobs, on whatever node they are done, without holding a request's thread or a connection: it looks now and then,
 * less often as time goes by.
 */
@Component
class JobWaits {

    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final PortraitJobs jobs;
    private final WaitProperties properties;
    private final Semaphore places;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

    JobWaits(PortraitJobs jobs, WaitProperties properties) {
        this.jobs = jobs;
        this.properties = properties;
        this.places = new Semaphore(properties.atOnce());
    }

    /** How long is really waited where somebody wants that. */
    Duration bounded(Duration wanted) {
        return wanted.compareTo(properties.longest()) > 0 ? properties.longest() : wanted;
    }

    /**
     * The job once it has come to its end, or as it stands when the time is up; empty where too many wait already, or the server
     * is stopping.
     */
    Optional<CompletableFuture<PortraitJob>> until(PersonKey person, PortraitJob job, Duration atMost) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CompletableFuture.supplyAsync(() -> ended(person, job, atMost), waiting)
                    .whenComplete((ended, failure) -> places.release()));
        } catch (RejectedExecutionException stopping) {
            places.release();
            return Optional.empty();
        }
    }

    private PortraitJob ended(PersonKey person, PortraitJob asked, Duration atMost) {
        long startedNanos = System.nanoTime();
        PortraitJob job = asked;
        Duration pause = FIRST_LOOK;
        while (!job.state().isFinal()) {
            Duration left = atMost.minusNanos(System.nanoTime() - startedNanos);
            if (!left.isPositive() || !sleeps(pause.compareTo(left) < 0 ? pause : left)) {
                return job;
            }
            job = look(person, job);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        return job;
    }

    /** As it was before where the database does not say: it says so later, or to the next who asks. */
    private PortraitJob look(PersonKey person, PortraitJob before) {
        try {
            return jobs.find(person, before.id()).orElse(before);
        } catch (DataAccessException | TransactionException away) {
            return before;
        }
    }

    private static boolean sleeps(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whoever still waits is told how the job stands: before the server stops, which waits for them. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        waiting.shutdownNow();
    }
}
