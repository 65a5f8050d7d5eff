package io.onlyyou.switches;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows what is turned off, from memory: asking takes no lock, allocates nothing while nothing is turned off, and cannot
 * fail.
 *
 * <p>What any node changes is known here within a second. While the database is away the last known state stands; without
 * the database there is no start, since nobody would know what is turned off. A switch that was never touched is on.
 */
@Component
public class Switches {

    static final String EVERYTHING = "everything";
    static final String FEED = "feed:";
    static final String PROVIDER = "provider:";
    static final String RULE = "rule:";

    private static final Logger LOG = LoggerFactory.getLogger(Switches.class);

    /** Compared by identity, so that a reading tells whether another change came between. */
    private record Known(Set<String> off) {

        Known with(String name, boolean on) {
            Set<String> names = new HashSet<>(off);
            boolean changed = on ? names.remove(name) : names.add(name);
            return new Known(changed ? Set.copyOf(names) : off);
        }
    }

    private final AtomicReference<Known> known;

    Switches(JdbcClient jdbc) {
        known = new AtomicReference<>(new Known(read(jdbc)));
    }

    /** Whether this very switch is on; a feed or provider is also off where {@code everything} is. */
    public boolean isOn(String name) {
        return !known.get().off().contains(name);
    }

    /** Whether neither the feed nor everything is turned off. */
    public boolean isFeedOn(String feed) {
        return isPartOn(FEED, feed);
    }

    /** Whether neither the provider nor everything is turned off. */
    public boolean isProviderOn(String provider) {
        return isPartOn(PROVIDER, provider);
    }

    /**
     * Whether nothing is turned off that the rule goes by: everything, the rule of that feed, or this version of it.
     *
     * @param version asked for only while anything is turned off
     */
    public boolean isRuleOn(String feed, Supplier<String> version) {
        Set<String> off = known.get().off();
        return off.isEmpty()
                || !(off.contains(EVERYTHING) || off.contains(RULE + feed) || off.contains(RULE + version.get()));
    }

    /** Reads the state anew; what was changed here while it was being read is not undone by it. */
    void refresh(JdbcClient jdbc) {
        Known before;
        Known now;
        do {
            before = known.get();
            now = new Known(read(jdbc));
        } while (!known.compareAndSet(before, now));
        tell(before, now);
    }

    /** Takes over what was changed on this node without waiting for its own announcement. */
    void changed(String name, boolean on) {
        Known before = known.getAndUpdate(state -> state.with(name, on));
        tell(before, before.with(name, on));
    }

    private boolean isPartOn(String kind, String id) {
        Set<String> off = known.get().off();
        return off.isEmpty() || !(off.contains(EVERYTHING) || off.contains(kind + id));
    }

    private static Set<String> read(JdbcClient jdbc) {
        return Set.copyOf(jdbc.sql("select name from switch where not is_on")
                .query((row, number) -> row.getString("name"))
                .set());
    }

    private static void tell(Known before, Known now) {
        if (!now.off().equals(before.off())) {
            LOG.info("Turned off now: {}", now.off());
        }
    }
}
