package io.onlyyou;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has the rooms' recurring work done, each errand begun by one worker at a time, and by another where that one dies.
 *
 * <p>A room offers an errand as a bean that is no default candidate, qualified {@code errand}. They have a scheduler, threads
 * and a table of their own, so that no queue of portraits is in front of them. Who is dead and what is due goes by the
 * clock of that queue, the database's: see {@code docs/decisions/0034-the-queue-goes-by-one-clock.md}.
 */
@Component
class Errands implements SmartLifecycle {

    private static final String TABLE = "errand";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DataSource database;
    private final List<RecurringTask<Void>> errands;
    private final Clock clock;
    private final boolean works;
    private @Nullable Scheduler scheduler;

    Errands(
            DataSource database,
            @Qualifier("errand") List<RecurringTask<Void>> errands,
            Clock clock,
            OnlyYouProperties properties) {
        this.database = database;
        this.errands = errands;
        this.clock = clock;
        this.works = properties.roles().contains(OnlyYouProperties.Role.WORKER);
    }

    @Override
    public synchronized void start() {
        if (works && scheduler == null) {
            scheduler = Scheduler.create(database)
                    .startTasks(errands)
                    .tableName(TABLE)
                    .threads(errands.size())
                    .pollingInterval(POLL)
                    .clock(clock)
                    .shutdownMaxWait(PATIENCE)
                    .failureLogging(LogLevel.WARN, false) // messages of exceptions may name people
                    .build();
            scheduler.start();
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }
}
