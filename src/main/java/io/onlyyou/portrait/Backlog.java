package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Refuses what would only wait: what a person asks for beyond what stands in line for them, and new jobs of anybody once the
 * queue is full. What follows from an ending is never refused, for that would refuse the ending.
 */
@Repository
class Backlog {

    /** How long a count is believed; counting up to the limit is not free. */
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private record Counted(boolean full, Instant at) {}

    private final JdbcClient jdbc;
    private final BacklogProperties properties;
    private final Clock clock;
    private volatile Counted counted = new Counted(false, Instant.EPOCH);

    Backlog(JdbcClient jdbc, BacklogProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Fails with {@link BacklogFullException}. */
    void admit(PersonKey person, Trigger trigger) {
        switch (trigger) {
            case REQUEST -> {
                if (inLine(person) >= properties.perPerson()) {
                    throw new BacklogFullException(true);
                }
                refuseIfFull();
            }
            case OPT_IN -> refuseIfFull();
            case SURFACE, INVENTORY -> {}
        }
    }

    private void refuseIfFull() {
        if (isFull()) {
            throw new BacklogFullException(false);
        }
    }

    private int inLine(PersonKey person) {
        return jdbc.sql("select count(*) from portrait_line where person_key = :person and lane = 'asked'")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    private boolean isFull() {
        Instant now = clock.instant();
        Counted known = counted;
        if (Duration.between(known.at(), now).abs().compareTo(BELIEVED) > 0) {
            known = new Counted(count() >= properties.total(), now);
            counted = known;
        }
        return known.full();
    }

    private int count() {
        return jdbc.sql("""
                select count(*) from (
                    select 1 from scheduled_tasks where task_name = :task limit :most) as queued""")
                .param("task", JobQueue.TASK.getTaskName())
                .param("most", properties.total())
                .query(Integer.class)
                .single();
    }
}
