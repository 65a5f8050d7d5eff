package io.onlyyou.portrait;

import io.onlyyou.imaging.Provider;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps each provider to as many orders at once, and as many a minute, as its settings say, over all nodes together, and to
 * none while it has asked for that. A place whose holder is no more is free again when the longest order would have been over. All
 * times are the database's.
 *
 * <p>Free places go to those who wait, as {@link WaitingJobs} has them.
 */
@Repository
class Turns {

    /** How much of a minute's orders may come at once. */
    private static final double BURST_SECONDS = 5;

    private static final double MINUTE = 60;

    private static final String IS_QUIET = """
            exists (select 1 from provider_pace where provider = :provider and quiet_until > clock_timestamp())""";

    private static final String RENEW = """
            update provider_slot set attempt = :attempt, held_until = clock_timestamp() + make_interval(secs => :longest)
            where provider = :provider and holder = :job and slot < :concurrency and not\s""" + IS_QUIET;

    private static final String TAKE = """
            with free as (
                select slot from provider_slot
                where provider = :provider and slot < :concurrency and held_until <= clock_timestamp()),
            """ + WaitingJobs.AHEAD + """

            update provider_slot
            set holder = :job, whose = :whose, attempt = :attempt,
                held_until = clock_timestamp() + make_interval(secs => :longest)
            where not\s""" + IS_QUIET + """

                and (select count(*) from free) > (select count(*) from ahead)
                and (provider, slot) = (
                    select provider, slot from provider_slot
                    where provider = :provider and slot < :concurrency and held_until <= clock_timestamp()
                    order by slot limit 1 for update skip locked)""";

    private static final String FURNISH = """
            insert into provider_slot (provider, slot)
            select :provider, slot from generate_series(0, :concurrency - 1) as slot
            on conflict do nothing""";

    private static final String PACE = """
            insert into provider_pace as pace (provider, next_at)
            values (:provider, clock_timestamp() + make_interval(secs => :interval))
            on conflict (provider) do update
                set next_at = greatest(pace.next_at, clock_timestamp()) + make_interval(secs => :interval)
            where pace.next_at <= clock_timestamp() + make_interval(secs => :burst)""";

    private static final String HUSH = """
            insert into provider_pace as pace (provider, next_at, quiet_until)
            values (:provider, '-infinity', clock_timestamp() + make_interval(secs => :quiet))
            on conflict (provider) do update set quiet_until = greatest(pace.quiet_until, excluded.quiet_until)""";

    private static final String LEAVE =
            "update provider_slot set holder = null, whose = null, held_until = '-infinity'";

    private final JdbcClient jdbc;
    private final WaitingJobs waiting;

    Turns(JdbcClient jdbc, WaitingJobs waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    /**
     * Takes a place for the job, or renews the one that it holds; false where all are taken or others are first, where it
     * would be too soon, or where the provider wants to be left alone: then the job waits there.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(Provider provider, Applicant applicant) {
        if (!provider.isOutside()) {
            return true;
        }
        boolean taken = place(provider, applicant) && pace(provider, applicant);
        if (taken) {
            waiting.leave(List.of(applicant.job()));
        } else {
            waiting.join(provider, applicant);
        }
        return taken;
    }

    /** The job waits for no provider any more. */
    @Transactional
    public void waitsNoMore(UUID job) {
        waiting.leave(List.of(job));
    }

    /** Renews the place of a job whose order is under way. */
    @Transactional
    public void keep(Provider provider, Applicant applicant) {
        if (provider.isOutside()) {
            jdbc.sql("""
                    update provider_slot set held_until = clock_timestamp() + make_interval(secs => :longest),
                        attempt = greatest(attempt, :attempt)
                    where provider = :provider and holder = :job""")
                    .param("provider", provider.id())
                    .param("job", applicant.job())
                    .param("attempt", applicant.attempt())
                    .param("longest", seconds(provider.terms().longest()))
                    .update();
        }
    }

    /** Has nobody send an order there for so long. */
    @Transactional
    public void hush(String provider, Duration quiet) {
        jdbc.sql(HUSH)
                .param("provider", provider)
                .param("quiet", seconds(quiet))
                .update();
    }

    /** Gives back what the job holds, if anything, unless a later claim holds it. */
    @Transactional
    public void giveBack(UUID job, int attempt) {
        jdbc.sql(LEAVE + " where holder = :job and attempt <= :attempt returning provider")
                .param("job", job)
                .param("attempt", attempt)
                .query((row, number) -> row.getString(1))
                .list()
                .forEach(waiting::call);
    }

    /** Gives back what these jobs hold and wait for, if anything: there will be no claim of them any more. */
    @Transactional
    public void giveBack(Collection<UUID> jobs) {
        if (!jobs.isEmpty()) {
            List<String> left = jdbc.sql(LEAVE + " where holder in (:jobs) returning provider")
                    .param("jobs", jobs)
                    .query((row, number) -> row.getString(1))
                    .list();
            waiting.leave(jobs);
            left.forEach(waiting::call);
        }
    }

    private boolean place(Provider provider, Applicant applicant) {
        return update(RENEW, provider, applicant)
                || update(TAKE, provider, applicant)
                || (furnish(provider) && update(TAKE, provider, applicant));
    }

    private boolean update(String sql, Provider provider, Applicant applicant) {
        return waiting.about(jdbc.sql(sql), provider, applicant)
                        .param("attempt", applicant.attempt())
                        .param("concurrency", provider.terms().concurrency())
                        .param("longest", seconds(provider.terms().longest()))
                        .update()
                == 1;
    }

    /** Whether there was any place missing. */
    private boolean furnish(Provider provider) {
        return jdbc.sql(FURNISH)
                        .param("provider", provider.id())
                        .param("concurrency", provider.terms().concurrency())
                        .update()
                > 0;
    }

    /** A place is of no use before its time has come. */
    private boolean pace(Provider provider, Applicant applicant) {
        int perMinute = provider.terms().perMinute();
        if (perMinute == 0) {
            return true;
        }
        boolean now = jdbc.sql(PACE)
                        .param("provider", provider.id())
                        .param("interval", MINUTE / perMinute)
                        .param("burst", BURST_SECONDS)
                        .update()
                == 1;
        if (!now) {
            jdbc.sql(LEAVE + " where provider = :provider and holder = :job")
                    .param("provider", provider.id())
                    .param("job", applicant.job())
                    .update();
        }
        return now;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
