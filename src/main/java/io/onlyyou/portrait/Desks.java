package io.onlyyou.portrait;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Providers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Shares this node's workers out among the providers outside, so that however many of them hang, there is a worker for each of
 * the others, and one for everything else: nobody takes a second one that somebody else has to have as a first.
 *
 * <p>That takes a worker more than there are providers outside; with fewer, whoever comes first has them, and one is still
 * left for everything else.
 */
@Component
class Desks {

    private final int workers;
    private final List<String> outside;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    @Autowired
    Desks(DbSchedulerProperties queue, Providers providers) {
        this(queue.getThreads(), providers.all());
    }

    Desks(int workers, List<Provider> providers) {
        this.workers = workers;
        this.outside =
                providers.stream().filter(Provider::isOutside).map(Provider::id).toList();
    }

    /** Takes a worker for a call to this provider; false where it has as many as it may have now. */
    synchronized boolean take(Provider provider) {
        int all = taken.values().stream().mapToInt(Integer::intValue).sum();
        int left = workers - all - 1;
        boolean free = taken.containsKey(provider.id()) ? left > withNone() : left > 0 || all == 0;
        if (free) {
            taken.merge(provider.id(), 1, Integer::sum);
        }
        return free;
    }

    synchronized void giveBack(Provider provider) {
        taken.computeIfPresent(provider.id(), (id, held) -> held == 1 ? null : held - 1);
    }

    private long withNone() {
        return outside.stream().filter(id -> !taken.containsKey(id)).count();
    }
}
