package io.onlyyou.outbox;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends the relay to every receiver, without one waiting for another: a receiver that is slow or down keeps nobody else waiting.
 * No node goes to the same receiver twice at once; that several nodes may is what {@link Deliveries} is made for.
 */
@Component
class RelayRounds implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RelayRounds.class);

    private final Relay relay;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final OutboxProperties properties;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("relay-", 0).factory());

    private volatile boolean stopping;

    RelayRounds(Relay relay, Receivers receivers, Deliveries deliveries, OutboxProperties properties, Clock clock) {
        this.relay = relay;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
    }

    /** Returns at once. */
    void begin() {
        receivers.configured().stream()
                .filter(receiver -> underWay.add(receiver.name()))
                .forEach(receiver -> executor.execute(() -> deliver(receiver)));
    }

    void giveUp() {
        int lost = deliveries.giveUp(clock.instant().minus(properties.keep()));
        if (lost > 0) {
            LOG.error("Gave up {} events that could not be delivered within {}.", lost, properties.keep());
        }
    }

    private void deliver(Receiver receiver) {
        try {
            relay.deliver(receiver, () -> stopping);
        } catch (RuntimeException e) {
            // Its message may hold anything; what was claimed is tried again when its lease has run out.
            LOG.warn("Events could not be relayed ({}).", e.getClass().getSimpleName());
        } finally {
            underWay.remove(receiver.name());
        }
    }

    @Override
    public void destroy() {
        // Waits for the attempts under way, and begins no other.
        stopping = true;
        executor.close();
    }
}
