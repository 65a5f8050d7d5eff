package io.onlyyou.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers on which day, in UTC and by the database's clock, a person was last seen: one write for each person and day, many
 * people in one statement, and behind the back of whoever serves the call.
 *
 * <p>Seen is who uses the service in any way; {@code docs/account-deletion.md} lists them. This node's clock only says when to
 * write again.
 *
 * <p>A crash may lose the last seconds of it, which only matters to somebody who comes back on the very day that everything of
 * theirs is destroyed, two weeks after the warning.
 */
@Component
public class LastSeen implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
    private static final int PEOPLE = 500_000;
    private static final int WAITING = 10_000;
    private static final int BATCH = 500;

    private static final String TODAY = "cast(clock_timestamp() at time zone 'UTC' as date)";

    private static final String NOTE =
            "insert into person_seen (person_key, seen_on) select person_key, " + TODAY + """

            from person where subject = any (cast(:people as text[])) order by person_key
            on conflict (person_key) do update set seen_on = excluded.seen_on, warned_on = null
            where person_seen.seen_on < excluded.seen_on""";

    private static final String NOTE_NOW =
            "insert into person_seen (person_key, seen_on) values (:person, " + TODAY + """
            )
            on conflict (person_key) do update set
                seen_on = greatest(person_seen.seen_on, excluded.seen_on), warned_on = null
            where person_seen.seen_on < excluded.seen_on or person_seen.warned_on is not null""";

    private final JdbcClient jdbc;
    private final JdbcClient across;
    private final Clock clock;
    private final Cache<Subject, LocalDate> known = Caffeine.newBuilder()
            .maximumSize(PEOPLE)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final BlockingQueue<Subject> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("last-seen-", 0).factory());

    LastSeen(JdbcClient jdbc, @Qualifier("operate") JdbcClient across, Clock clock) {
        this.jdbc = jdbc;
        this.across = across;
        this.clock = clock;
    }

    /** Returns at once and never fails, and has it written where that was not done today. Who has no row is not noted. */
    public void note(Subject person) {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(known.getIfPresent(person)) && waiting.offer(person)) {
            known.put(person, today);
            if (writing.compareAndSet(false, true)) {
                begin();
            }
        }
    }

    /** In the caller's transaction, so that it stands with what the person did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteNow(PersonKey person) {
        jdbc.sql(NOTE_NOW).param("person", person.value()).update();
    }

    private void begin() {
        try {
            executor.execute(this::write);
        } catch (RejectedExecutionException stopping) {
            writing.set(false); // as after a crash: the next visit is noted
        }
    }

    /** Has everybody noted anew, as on a new day. */
    void forgetAll() {
        known.invalidateAll();
    }

    boolean isWriting() {
        return writing.get();
    }

    private void write() {
        do {
            try {
                writeAll();
            } finally {
                writing.set(false);
            }
        } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
    }

    private void writeAll() {
        List<Subject> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                write(batch);
            } catch (RuntimeException e) {
                LOG.warn("Who was seen could not be noted ({}).", e.getClass().getSimpleName());
                known.invalidateAll(batch);
            }
            batch.clear();
        }
    }

    private void write(List<Subject> people) {
        across.sql(NOTE)
                .param("people", people.stream().map(Subject::value).toArray(String[]::new))
                .update();
    }

    @Override
    public void destroy() {
        // Waits for what is under way: the pool goes after this.
        executor.close();
    }
}
