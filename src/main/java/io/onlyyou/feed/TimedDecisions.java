package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks for a decision without waiting longer than the caller does, whatever the database is doing, and never fails.
 *
 * <p>Permits stand before the connection pool, so that no more decisions wait for a connection than may have one, and a
 * {@link Breaker} before the permits. A decision that comes too late is voided, so that what was never seen counts for
 * nothing.
 */
@Component
class TimedDecisions implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TimedDecisions.class);

    private final DecisionTransactions transactions;
    private final FeedMeters meters;
    private final Breaker breaker;
    private final Semaphore permits;
    // Platform threads, of which the permits allow only so many: one that waits for the database is woken up by its
    // answer directly, and keeps to its connection; a virtual one costs two more changes of threads.
    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("decision-", 0).factory());
    private final ExecutorService afterwards = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("decision-void-", 0).factory());

    TimedDecisions(DecisionTransactions transactions, FeedMeters meters, OverloadProperties overload, Ticker ticker) {
        this.transactions = transactions;
        this.meters = meters;
        this.breaker = new Breaker(overload, ticker);
        this.permits = new Semaphore(overload.decisions(), true);
    }

    Decision decide(Visit visit, Deadline deadline) {
        if (deadline.isPast()) {
            return Decision.Leave.because(Reason.DEADLINE);
        }
        if (!breaker.allows()) {
            return Decision.Leave.because(Reason.DEPENDENCY_FAILED);
        }
        if (!isPermitted(deadline)) {
            return Decision.Leave.because(breaker.isOpen() ? Reason.DEPENDENCY_FAILED : Reason.OVERLOADED);
        }
        CompletableFuture<Decision> answer = new CompletableFuture<>();
        AtomicBoolean begun = new AtomicBoolean();
        executor.execute(() -> {
            try {
                Decision decision = transactions.decide(visit, deadline, begun);
                note(decision);
                if (!answer.complete(decision)) {
                    undo(visit, decision);
                }
            } finally {
                permits.release();
                answer.complete(Decision.Leave.because(Reason.DEPENDENCY_FAILED));
            }
        });
        return await(answer, deadline, begun);
    }

    /** Voids in the background what was decided but will not be shown. */
    void discard(Visit visit, Decision decision) {
        afterwards.execute(() -> undo(visit, decision));
    }

    /** Waits for half of the time at most: the other half is for the decision itself. */
    private boolean isPermitted(Deadline deadline) {
        try {
            return permits.tryAcquire() || permits.tryAcquire(deadline.nanosLeft() / 2, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void note(Decision decision) {
        if (decision instanceof Decision.Leave leave && leave.reason() == Reason.DEPENDENCY_FAILED) {
            breaker.failed();
        } else {
            breaker.answered();
        }
    }

    private Decision await(CompletableFuture<Decision> answer, Deadline deadline, AtomicBoolean begun) {
        try {
            return answer.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The limits of the transaction are the same: a database that is there has answered by now, or does at
            // once.
            Reason reason = begun.get() ? Reason.DEADLINE : Reason.DEPENDENCY_FAILED;
            if (answer.complete(Decision.Leave.because(reason))) {
                breaker.failed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.complete(Decision.Leave.because(Reason.DEADLINE));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        // Whichever came first: a decision made in this very moment is still an answer.
        return answer.join();
    }

    private void undo(Visit visit, Decision decision) {
        if (decision instanceof Decision.Insert insert && !insert.replayed()) {
            meters.voided();
            try {
                transactions.discard(visit, insert);
            } catch (RuntimeException e) {
                LOG.warn("A late decision could not be voided ({}): it counts as shown.", Failures.describe(e));
            }
        }
    }

    @Override
    public void destroy() {
        // Waits for what is under way: the pool goes after this.
        executor.close();
        afterwards.close();
    }
}
