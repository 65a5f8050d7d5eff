package io.onlyyou.portrait;

import io.onlyyou.imaging.Provider;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Jobs that wait for a place at a provider, over all nodes: what was asked for goes first, then whose person holds fewer places
 * there, then who has waited longest. So whoever comes new waits for one order of the others, however many they have.
 *
 * <p>Each looks again every few seconds, and the first at once when a place becomes free. One that has not looked for a
 * while keeps nobody waiting, and has its turn when it does look. See {@code docs/decisions/0052-places-in-turn.md}.
 */
@Repository
class WaitingJobs {

    /** Several times as long as any of them waits between two looks. */
    private static final int SEEN_SECONDS = 15;

    private static final String IS_THERE = "seen_at > clock_timestamp() - make_interval(secs => " + SEEN_SECONDS + ")";

    private static final String HELD = """
            (select count(*) from provider_slot
                where provider = :provider and whose = :whose and held_until > clock_timestamp())""";

    /** SQL for {@code ahead}, those who come before the applicant, as many of them as there are places. */
    static final String AHEAD = """
            mine as (select\s""" + HELD + """
             as held, coalesce(
                (select since from provider_wait where provider = :provider and job = :job), clock_timestamp()) as since),
            ahead as (
                select 1 from provider_wait waiting, mine
                where provider = :provider and job <> :job and\s""" + IS_THERE + """

                    and (priority > :priority
                        or priority = :priority and (waiting.held, waiting.since) < (mine.held, mine.since))
                limit :concurrency)""";

    private static final String JOIN = """
            insert into provider_wait (job, provider, whose, priority, held, since, seen_at)
            values (:job, :provider, :whose, :priority,\s""" + HELD + """
            , clock_timestamp(), clock_timestamp())
            on conflict (job, provider) do update set held = excluded.held, seen_at = excluded.seen_at""";

    private static final String FIRST = """
            select job from provider_wait
            where provider = :provider and\s""" + IS_THERE + """

            order by priority desc, held, since limit 1""";

    private final JdbcClient jdbc;
    private final JobQueue queue;

    WaitingJobs(JdbcClient jdbc, JobQueue queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /** Says who asks. */
    JdbcClient.StatementSpec about(JdbcClient.StatementSpec statement, Provider provider, Applicant applicant) {
        return statement
                .param("provider", provider.id())
                .param("job", applicant.job())
                .param("whose", applicant.whose())
                .param("priority", applicant.priority());
    }

    /** Keeps its place in the order if it has one. */
    void join(Provider provider, Applicant applicant) {
        about(jdbc.sql(JOIN), provider, applicant).update();
    }

    /** They wait for nobody any more. */
    void leave(Collection<UUID> jobs) {
        jdbc.sql("delete from provider_wait where job in (:jobs)")
                .param("jobs", jobs)
                .update();
    }

    /** Has the first look now, once the current transaction has committed. */
    void call(String provider) {
        jdbc.sql(FIRST)
                .param("provider", provider)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .ifPresent(queue::wake);
    }
}
