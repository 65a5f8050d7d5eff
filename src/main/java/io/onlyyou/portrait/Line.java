package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    // Whether the lane has room besides this job; those that stand in line take none, and wait for nothing but their
    // turn. Both
    // are counted, since looking for each open job in the line takes as long as both are long.
    private static final String ROOM = """
            (select count(*) filter (where state = 'waiting') < :most
                and count(*) filter (where state <> 'waiting') <= (
                    select count(*) from portrait_line standing
                    where standing.person_key = :person and standing.lane = %3$s and standing.job_id <> %1$s)
            from portrait_job job
            where job.person_key = :person and job.state in ('queued', 'running', 'waiting') and job.id <> %1$s
                and %2$s = %3$s)""";

    private static final String IS_FREE = """
            not exists (select 1 from portrait_line where person_key = :person and lane = :lane) and
            """ + ROOM.formatted(":job", laneOf("job.trigger"), ":lane");

    // As db-scheduler writes it.
    private static final String QUEUE =
            "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority) ";

    private static final String JOIN = "with free as (select " + IS_FREE + " as is_free),\n" + """
            standing as (
                insert into portrait_line (person_key, lane, job_id)
                select :person, :lane, :job from free where not is_free),
            queued as (
            """ + QUEUE + """
                select :task, cast(:job as text), :ticket, :at, false, 1, :priority from free where is_free)
            select is_free from free""";

    private static final String CALL =
            """
            with called as (delete from portrait_line line using (
                (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'asked' order by job_id limit 1)
                union all (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'agreed' order by job_id limit 1)
                union all (select lane, job_id from portrait_line
                    where person_key = :person and lane = 'ahead' order by job_id limit 1)
            ) as first
            where line.person_key = :person and line.lane = first.lane and line.job_id = first.job_id and
            """ + ROOM.formatted("first.job_id", laneOf("job.trigger"), "first.lane") + """

            returning line.lane, line.job_id),
            queued as (
            """ + QUEUE + """
                select :task, cast(job_id as text),
                    convert_to(replace(replace(:blank, :noJob, cast(job_id as text)), :nobody, subject), 'UTF8'),
                    :at, false, 1,
                    case lane"""
                    + priorities() + """
             end
                from called, person where person.person_key = :person)
            select count(*) from called""";

    /** Stands in a blank ticket for its job; and for its person, by letters that no id of a job has. */
    private static final UUID NO_JOB = new UUID(0, 0);

    private static final Subject NOBODY = new Subject("NOBODY");

    private final JdbcClient jdbc;
    private final Trips trips;
    private final JobQueue queue;

    Line(JdbcClient jdbc, Trips trips, JobQueue queue) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.queue = queue;
    }

    /**
     * Puts a job on the queue, or in line behind others of its person.
     *
     * @param at when it is to be begun, or null for now, which is then what the queue's clock says and not the node's
     */
    void join(PersonKey person, JobTicket ticket, Trigger trigger, @Nullable Instant at) {
        Trip trip = trips.begin();
        Runnable joined = join(trip, person, ticket, trigger, at);
        trip.make();
        joined.run();
    }

    /** The same as part of a trip; what is returned is to be run once it has been made. */
    Runnable join(Trip trip, PersonKey person, JobTicket ticket, Trigger trigger, @Nullable Instant at) {
        Lane lane = Lane.of(trigger);
        Map<String, Object> named = new HashMap<>(due(person, at));
        named.put("lane", lane.wire());
        named.put("priority", lane.priority());
        named.put("job", ticket.job());
        named.put("ticket", queue.written(ticket));
        Trip.Answer<Boolean> free = trip.take(JOIN, named, (row, number) -> row.getBoolean(1));
        return () -> wakeIf(free.optional().orElse(false));
    }

    /** Calls the next of each lane that has room. */
    void advance(PersonKey person) {
        Trip trip = trips.begin();
        Runnable called = advance(trip, person);
        trip.make();
        called.run();
    }

    /** The same as part of a trip; what is returned is to be run once it has been made. */
    Runnable advance(Trip trip, PersonKey person) {
        Map<String, Object> named = new HashMap<>(due(person, null));
        named.put("noJob", NO_JOB.toString());
        named.put("nobody", NOBODY.value());
        named.put("blank", new String(queue.written(new JobTicket(NOBODY, NO_JOB)), StandardCharsets.UTF_8));
        Trip.Answer<Integer> called = trip.take(CALL, named, (row, number) -> row.getInt(1));
        return () -> wakeIf(called.optional().orElse(0) > 0);
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

    private Map<String, Object> due(PersonKey person, @Nullable Instant at) {
        return Map.of(
                "person", person.value(),
                "most", MOST_WAITING,
                "task", JobQueue.TASK.getTaskName(),
                "at", (at == null ? queue.now() : at).atOffset(ZoneOffset.UTC));
    }

    private void wakeIf(boolean somethingIsNew) {
        if (somethingIsNew) {
            queue.wake();
        }
    }

    private static String priorities() {
        return Stream.of(Lane.values())
                .map(lane -> " when '%s' then %d".formatted(lane.wire(), lane.priority()))
                .collect(Collectors.joining());
    }

    /** The lane's name, from what made somebody ask. */
    private static String laneOf(String trigger) {
        return Stream.of(Trigger.values())
                .map(each -> " when '%s' then '%s'"
                        .formatted(each.wire(), Lane.of(each).wire()))
                .collect(Collectors.joining("", "case " + trigger, " end"));
    }
}
