package io.onlyyou.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * Remembers on which day, in UTC, a person was last seen: one write for each person and day, many people in one statement, and
 * behind the back of whoever serves the page.
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

    private static final String NOTE = """
            insert into person_seen (person_key, seen_on)
            select distinct key, cast(:today as date) from unnest(cast(:people as uuid[])) as key order by key
            on conflict (person_key) do update set seen_on = excluded.seen_on, warned_on = null
            where person_seen.seen_on < excluded.seen_on""";

    private final JdbcClient jdbc;
    private final JdbcClient across;
    private final Clock clock;
    private final Cache<UUID, LocalDate> known = Caffeine.newBuilder()
            .maximumSize(PEOPLE)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final BlockingQueue<UUID> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("last-seen-", 0).factory());

    LastSeen(JdbcClient jdbc, @Qualifier("operate") JdbcClient across, Clock clock) {
        this.jdbc = jdbc;
        this.across = across;
        this.clock = clock;
    }

    /** Returns at once, and has it written where that was not done today. */
    public void note(PersonKey person) {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(known.getIfPresent(person.value())) && waiting.offer(person.value())) {
            known.put(person.value(), today);
            if (writing.compareAndSet(false, true)) {
                executor.execute(this::write);
            }
        }
    }

    /** In the caller's transaction, so that it stands with what the person did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void noteNow(PersonKey person) {
        write(jdbc, List.of(person.value()));
        jdbc.sql("update person_seen set warned_on = null where person_key = :person and warned_on is not null")
                .param("person", person.value())
                .update();
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
        List<UUID> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                write(across, batch);
            } catch (RuntimeException e) {
                LOG.warn("Who was seen could not be noted ({}).", e.getClass().getSimpleName());
                known.invalidateAll(batch);
            }
            batch.clear();
        }
    }

    private void write(JdbcClient jdbc, List<UUID> people) {
        jdbc.sql(NOTE)
                .param("today", LocalDate.now(clock))
                .param("people", people.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    @Override
    public void destroy() {
        // Waits for what is under way: the pool goes after this.
        executor.close();
    }
}
