package io.onlyyou.outbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Who is told, and how each of them is doing. */
@Service
public class Receivers {

    private final ReceiverRows rows;
    private final List<Receiver> configured;

    Receivers(ReceiverRows rows, OutboxProperties properties) {
        this.rows = rows;
        this.configured = properties.webhooks().entrySet().stream()
                .map(webhook -> Receiver.of(webhook.getKey(), webhook.getValue()))
                .toList();
    }

    /** By name: all that are configured, and whoever was before and still has something waiting. */
    public List<ReceiverState> states() {
        Map<String, ReceiverState> states = new TreeMap<>();
        configured.forEach(receiver -> states.put(receiver.name(), ReceiverState.untouched(receiver.name())));
        rows.states().stream()
                .filter(state -> state.waiting() > 0 || states.containsKey(state.name()))
                .forEach(state -> states.put(state.name(), state));
        return List.copyOf(states.values());
    }

    ReceiverState state(Receiver receiver) {
        return states().stream()
                .filter(state -> state.name().equals(receiver.name()))
                .findFirst()
                .orElseGet(() -> ReceiverState.untouched(receiver.name()));
    }

    List<Receiver> configured() {
        return configured;
    }
}
