package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    // Whether the lane has room besides this job; those that stand in line take none.
    private static final String ROOM = """
            (select count(*) filter (where state <> 'waiting') = 0 and count(*) filter (where state = 'waiting') < :most
            from portrait_job job
            where job.person_key = :person and job.state in ('queued', 'running', 'waiting') and job.id <> %s
                and %s = %s
                and not exists (select 1 from portrait_line standing
                    where standing.person_key = :person and standing.lane = %s and standing.job_id = job.id))""";

    private static final String IS_FREE = """
            select not exists (select 1 from portrait_line where person_key = :person and lane = :lane) and
            """ + ROOM.formatted(":job", laneOf("job.trigger"), ":lane", ":lane");

    private static final String CALL =
            """
            delete from portrait_line line using (
                (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'asked' order by job_id limit 1)
                union all (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'agreed' order by job_id limit 1)
                union all (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'ahead' order by job_id limit 1)
            ) as first
            where line.person_key = :person and line.lane = first.lane and line.job_id = first.job_id and
            """ + ROOM.formatted("first.job_id", laneOf("job.trigger"), "first.lane", "first.lane") + """

            returning line.lane, line.job_id, (select subject from person where person_key = :person)""";

    private record Next(Lane lane, JobTicket ticket) {}

    private final JdbcClient jdbc;
    private final JobQueue queue;

    Line(JdbcClient jdbc, JobQueue queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /**
     * Puts a job on the queue, or in line behind others of its person.
     *
     * @param at when it is to be begun, or null for now, which is then what the queue's clock says and not the node's
     */
    void join(PersonKey person, JobTicket ticket, Trigger trigger, @Nullable Instant at) {
        Lane lane = Lane.of(trigger);
        if (isFree(person, lane, ticket.job())) {
            queue.add(ticket, lane, at == null ? queue.now() : at);
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
        List<Next> called = jdbc.sql(CALL)
                .param("person", person.value())
                .param("most", MOST_WAITING)
                .query((row, number) -> new Next(
                        Lane.named(row.getString("lane")),
                        new JobTicket(new Subject(row.getString("subject")), row.getObject("job_id", UUID.class))))
                .list();
        called.forEach(next -> queue.add(next.ticket(), next.lane()));
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

    private boolean isFree(PersonKey person, Lane lane, UUID job) {
        return jdbc.sql(IS_FREE)
                .param("person", person.value())
                .param("lane", lane.wire())
                .param("job", job)
                .param("most", MOST_WAITING)
                .query(Boolean.class)
                .single();
    }

    /** The lane's name, from what made somebody ask. */
    private static String laneOf(String trigger) {
        return Stream.of(Trigger.values())
                .map(each -> " when '%s' then '%s'"
                        .formatted(each.wire(), Lane.of(each).wire()))
                .collect(Collectors.joining("", "case " + trigger, " end"));
    }
}
