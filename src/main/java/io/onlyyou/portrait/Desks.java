package io.onlyyou.portrait;

import io.onlyyou.imaging.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Lets no provider outside take up all of this node's workers: while one of them hangs, there is always a worker for the
 * others, and for the painter.
 */
@Component
class Desks {

    private static final String WORKERS = "db-scheduler.threads";
    /** What db-scheduler begins with where nothing is said. */
    private static final int USUAL_WORKERS = 10;

    private final int each;
    private final Map<String, Semaphore> free = new ConcurrentHashMap<>();

    Desks(Environment environment) {
        this.each = Math.max(1, environment.getProperty(WORKERS, Integer.class, USUAL_WORKERS) - 1);
    }

    /** Takes a worker for an order at this provider; false where it has as many as it may have. */
    boolean take(Provider provider) {
        return of(provider).tryAcquire();
    }

    void giveBack(Provider provider) {
        of(provider).release();
    }

    private Semaphore of(Provider provider) {
        return free.computeIfAbsent(provider.id(), id -> new Semaphore(each));
    }
}
