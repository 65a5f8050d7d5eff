package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets each person have one job of a lane on the queue at a time, and up to four that wait for a provider; the others stand in
 * line here, and the next is called whenever one makes room. So whoever comes new waits for one job of each other person at
 * most, however many they have. The person's row must be locked.
 */
@Repository
class Line {

    /** How many may wait for a provider, or after a failure, before the next has to. */
    private static final int MOST_WAITING = 4;

    private static final String HAS_ROOM = """
            select count(*) filter (where state <> 'waiting') = 0 and count(*) filter (where state = 'waiting') < :most
            from portrait_job job
            where person_key = :person and state in ('queued', 'running', 'waiting') and id <> :job
                and trigger in (:triggers)
                and not exists (select 1 from portrait_line line
                    where line.person_key = :person and line.lane = :lane and line.job_id = job.id)""";

    private static final String FIRST = """
            select lane, job_id from (
                (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'asked' order by job_id limit 1)
                union all (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'agreed' order by job_id limit 1)
                union all (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'ahead' order by job_id limit 1)
            ) as first""";

    private record Next(Lane lane, UUID job) {}

    private final JdbcClient jdbc;
    private final JobQueue queue;

    Line(JdbcClient jdbc, JobQueue queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /** Puts a job on the queue, or in line behind others of its person. */
    void join(PersonKey person, JobTicket ticket, Trigger trigger, Instant at) {
        Lane lane = Lane.of(trigger);
        if (isEmpty(person, lane) && hasRoom(person, lane, ticket.job())) {
            queue.add(ticket, lane, at);
        } else {
            jdbc.sql("insert into portrait_line (person_key, lane, job_id) values (:person, :lane, :job)")
                    .param("person", person.value())
                    .param("lane", lane.wire())
                    .param("job", ticket.job())
                    .update();
        }
    }

    /** Calls the next of each lane that has room. */
    void advance(PersonKey person) {
        List<Next> first = jdbc.sql(FIRST)
                .param("person", person.value())
                .query((row, number) ->
                        new Next(Lane.named(row.getString("lane")), row.getObject("job_id", UUID.class)))
                .list();
        first.stream().filter(next -> hasRoom(person, next.lane(), next.job())).forEach(next -> call(person, next));
    }

    /** Takes these jobs out of line. */
    void leave(PersonKey person, List<UUID> jobs) {
        if (!jobs.isEmpty()) {
            jdbc.sql("delete from portrait_line where person_key = :person and job_id = any (cast(:jobs as uuid[]))")
                    .param("person", person.value())
                    .param("jobs", jobs.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    private void call(PersonKey person, Next next) {
        leave(person, List.of(next.job()));
        jdbc.sql("select subject from person where person_key = :person")
                .param("person", person.value())
                .query((row, number) -> new Subject(row.getString("subject")))
                .optional()
                .ifPresent(subject -> queue.add(new JobTicket(subject, next.job()), next.lane()));
    }

    private boolean isEmpty(PersonKey person, Lane lane) {
        return jdbc.sql("""
                select not exists (select 1 from portrait_line where person_key = :person and lane = :lane)""")
                .param("person", person.value())
                .param("lane", lane.wire())
                .query(Boolean.class)
                .single();
    }

    private boolean hasRoom(PersonKey person, Lane lane, UUID besides) {
        return jdbc.sql(HAS_ROOM)
                .param("person", person.value())
                .param("lane", lane.wire())
                .param("job", besides)
                .param("triggers", triggers(lane))
                .param("most", MOST_WAITING)
                .query(Boolean.class)
                .single();
    }

    private static List<String> triggers(Lane lane) {
        return List.of(Trigger.values()).stream()
                .filter(trigger -> Lane.of(trigger) == lane)
                .map(Trigger::wire)
                .toList();
    }
}
