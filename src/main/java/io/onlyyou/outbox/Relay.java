package io.onlyyou.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Delivers what waits for one receiver, several people's at once and each person's in order, until nothing is due. */
@Component
class Relay {

    private static final int AT_ONCE = 16;
    private static final int MOST_DOUBLINGS = 20;

    private final Deliveries deliveries;
    private final ReceiverRows receivers;
    private final WebhookSender sender;
    private final OutboxProperties properties;
    private final RandomGenerator random;

    Relay(
            Deliveries deliveries,
            ReceiverRows receivers,
            WebhookSender sender,
            OutboxProperties properties,
            RandomGenerator random) {
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.sender = sender;
        this.properties = properties;
        this.random = random;
    }

    /** One that failed last time is tried with a single message first, and only when its time has come. */
    void deliver(Receiver receiver, BooleanSupplier stopping) {
        boolean more = true;
        while (more && !stopping.getAsBoolean()) {
            Optional<Integer> failures = receivers.failuresIfOpen(receiver);
            more = failures.isPresent() && deliver(receiver, failures.get());
        }
    }

    /** Whether it may go on: something was due, and the receiver was there. */
    private boolean deliver(Receiver receiver, int failures) {
        List<Waiting> batch = deliveries.claim(receiver, failures == 0 ? AT_ONCE : 1);
        List<Future<Attempt>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            batch.forEach(message -> attempts.add(threads.submit(() -> sender.send(receiver, message))));
        }
        int delivered = 0;
        Optional<Attempt.Failed> down = Optional.empty();
        for (int number = 0; number < batch.size(); number++) {
            Attempt attempt = attempts.get(number).resultNow();
            settle(receiver, batch.get(number), attempt);
            delivered += attempt instanceof Attempt.Delivered ? 1 : 0;
            down = attempt instanceof Attempt.Failed failed ? Optional.of(failed) : down;
        }
        if (delivered > 0) {
            receivers.delivered(receiver, delivered);
        }
        down.ifPresent(failed ->
                receivers.failed(receiver, failed.why(), failed.pause().orElseGet(() -> backoff(failures + 1))));
        return !batch.isEmpty() && down.isEmpty();
    }

    private void settle(Receiver receiver, Waiting message, Attempt attempt) {
        switch (attempt) {
            case Attempt.Delivered delivered -> deliveries.delivered(receiver, message);
            case Attempt.Refused refused -> {
                deliveries.putOff(receiver, message, backoff(message.attempts()));
                receivers.failed(receiver, refused.why(), null);
            }
            // Its turn comes when the receiver's does.
            case Attempt.Failed failed -> deliveries.putOff(receiver, message, Duration.ZERO);
        }
    }

    /** Doubles with each failure; up to a quarter less, so that what failed together does not come back together. */
    private Duration backoff(int failures) {
        long first = properties.firstRetry().toMillis();
        long longest = properties.longestRetry().toMillis();
        long wait = Math.min(longest, first << Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(wait - random.nextLong(wait / 4 + 1));
    }
}
