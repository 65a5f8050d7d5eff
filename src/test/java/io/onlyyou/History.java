package io.onlyyou;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one person's calls began, ended and carried, told by the clock of the one who called; and whether the first promise
 * was kept in it.
 *
 * <p>It judges from outside, by what was seen alone. A portrait that was carried by a read answered before an ending began
 * was there before that ending, so no read that begins after that ending was answered may carry it, ever. And between an
 * ending's answer and the next yes nothing may be carried at all.
 */
final class History {

    /** A page that was spliced or a picture that was fetched, and the portraits that it carried. */
    record Read(long beganAt, long endedAt, Set<String> portraits) {}

    /** An ending, from its call to its answer; the next yes begins at {@code givenAgainAt}, or never. */
    private static final class Ending {
        final long beganAt;
        final long answeredAt;
        volatile long givenAgainAt = Long.MAX_VALUE;

        Ending(long beganAt, long answeredAt) {
            this.beganAt = beganAt;
            this.answeredAt = answeredAt;
        }
    }

    private final List<Read> reads = Collections.synchronizedList(new ArrayList<>());
    private final List<Ending> endings = new ArrayList<>();
    private final AtomicInteger carried = new AtomicInteger();

    void read(long beganAt, long endedAt, Set<String> portraits) {
        if (!portraits.isEmpty()) {
            carried.incrementAndGet();
        }
        reads.add(new Read(beganAt, endedAt, portraits));
    }

    /** The calls of one person's writer come one after the other. */
    synchronized void ended(long beganAt, long answeredAt) {
        endings.add(new Ending(beganAt, answeredAt));
    }

    synchronized void givesAgain(long beganAt) {
        if (!endings.isEmpty() && endings.getLast().givenAgainAt == Long.MAX_VALUE) {
            endings.getLast().givenAgainAt = beganAt;
        }
    }

    int reads() {
        return reads.size();
    }

    int carried() {
        return carried.get();
    }

    synchronized int endings() {
        return endings.size();
    }

    /** Reads that carried what they must not have. */
    synchronized List<Read> violations() {
        synchronized (reads) {
            Map<String, Long> gone = gone();
            return reads.stream()
                    .filter(read -> read.portraits().stream()
                                    .anyMatch(portrait -> read.beganAt() > gone.getOrDefault(portrait, Long.MAX_VALUE))
                            || (!read.portraits().isEmpty() && isWhileNothingIsGiven(read)))
                    .toList();
        }
    }

    /** When each portrait had to be gone: at the answer to the first ending that began after it had been seen. */
    private Map<String, Long> gone() {
        Map<String, Long> seen = new HashMap<>();
        for (Read read : reads) {
            read.portraits().forEach(portrait -> seen.merge(portrait, read.endedAt(), Math::min));
        }
        Map<String, Long> gone = new HashMap<>();
        seen.forEach((portrait, seenAt) -> endings.stream()
                .filter(ending -> ending.beganAt > seenAt)
                .mapToLong(ending -> ending.answeredAt)
                .min()
                .ifPresent(at -> gone.put(portrait, at)));
        return gone;
    }

    private boolean isWhileNothingIsGiven(Read read) {
        return endings.stream()
                .anyMatch(ending -> read.beganAt() > ending.answeredAt && read.endedAt() < ending.givenAgainAt);
    }
}
