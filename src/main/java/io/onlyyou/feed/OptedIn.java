package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows of most viewers that they have never opted in, in two bytes for each person who has. It can only say no.
 *
 * <p>It is filled from the database after news began to be listened for, and everybody who is in the news since is added,
 * so nobody who opted in before the last second is missing. While news may be missed it knows nothing. Who has opted out
 * stays in until it is filled anew, which costs a question to the database and nothing else. See
 * {@code docs/decisions/0023-a-filter-of-those-who-opted-in.md}.
 */
@Component
class OptedIn {

    /**
     * A filter that is being filled, or in use.
     *
     * @param session in which news have been heard without a gap
     * @param people how many it holds, those in the news since among them
     */
    record Filling(long session, BloomFilter filter, AtomicLong people, long capacity) {

        void add(String viewer) {
            filter.add(viewer);
            people.incrementAndGet();
        }

        boolean isFull() {
            return people.get() >= capacity;
        }
    }

    private final BlockingQueue<Boolean> needs = new ArrayBlockingQueue<>(1);
    private volatile @Nullable Filling current;
    private volatile @Nullable Filling filling;
    /** Odd while news is being listened for. */
    private long session;

    /** Whether this viewer has certainly not opted in. */
    boolean excludes(Subject viewer) {
        Filling known = current;
        return known != null && !known.filter().mayContain(viewer.value());
    }

    /** Whether it knows anything at the moment. */
    boolean isReady() {
        return current != null;
    }

    long people() {
        Filling known = current;
        return known == null ? 0 : known.people().get();
    }

    long bytes() {
        Filling known = current;
        return known == null ? 0 : known.filter().bytes();
    }

    /** From now on all news arrive. */
    synchronized void listening() {
        session = (session | 1) + 2;
        current = null;
        filling = null;
        needs.offer(true);
    }

    /** News may be missed from now on. */
    synchronized void deaf() {
        session = (session + 1) & ~1L;
        current = null;
        filling = null;
    }

    /** There is news about this viewer, who may have opted in. */
    void heard(String viewer) {
        Filling next = filling; // first, since what is completed meanwhile is the current one after it
        if (next != null) {
            next.add(viewer);
        }
        Filling known = current;
        if (known != null) {
            known.add(viewer);
            if (known.isFull()) {
                needs.offer(true);
            }
        }
    }

    /** Waits until it has to be filled, or so long. */
    void awaitNeed(Duration atMost) throws InterruptedException {
        needs.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins to fill it; whoever is in the news from here on is in it. Null while nobody listens. */
    synchronized @Nullable Filling begin(long capacity) {
        boolean listening = (session & 1) == 1;
        filling = listening ? new Filling(session, new BloomFilter(capacity), new AtomicLong(), capacity) : null;
        return filling;
    }

    /** Takes it into use, unless news may have been missed since it was begun. */
    synchronized void complete(Filling filled) {
        if (filled.session() == session) {
            current = filled;
            filling = null;
        }
    }

    /** It could not be filled, and still has to be. */
    void failed() {
        needs.offer(true);
    }
}
