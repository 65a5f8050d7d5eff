package io.onlyyou.portrait;

import io.onlyyou.imaging.Provider;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps each provider to as many orders at once, and as many a minute, as its settings say, over all nodes together. A place
 * whose holder is no more is free again when the longest order would have been over. All times are the database's.
 */
@Repository
class Turns {

    /** How much of a minute's orders may come at once. */
    private static final double BURST_SECONDS = 5;

    private static final double MINUTE = 60;

    private static final String TAKE = """
            update provider_slot set holder = :job, held_until = clock_timestamp() + make_interval(secs => :longest)
            where (provider, slot) = (
                select provider, slot from provider_slot
                where provider = :provider and slot < :concurrency
                    and (held_until <= clock_timestamp() or holder = :job)
                order by (holder = :job) is true desc, slot
                limit 1 for update skip locked)""";

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

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a place for the job, or renews the one that it holds; false where all are taken, or it would be too soon. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(Provider provider, UUID job) {
        return !provider.isOutside() || (place(provider, job) && pace(provider, job));
    }

    /** Renews the place of a job whose order is under way. */
    @Transactional
    public void keep(Provider provider, UUID job) {
        if (provider.isOutside()) {
            jdbc.sql("""
                    update provider_slot set held_until = clock_timestamp() + make_interval(secs => :longest)
                    where provider = :provider and holder = :job""")
                    .param("provider", provider.id())
                    .param("job", job)
                    .param("longest", seconds(provider))
                    .update();
        }
    }

    /** Gives back what these jobs hold, if anything. */
    @Transactional
    public void giveBack(Collection<UUID> jobs) {
        if (!jobs.isEmpty()) {
            jdbc.sql("update provider_slot set holder = null, held_until = '-infinity' where holder in (:jobs)")
                    .param("jobs", jobs)
                    .update();
        }
    }

    private boolean place(Provider provider, UUID job) {
        return takeFree(provider, job) || (furnish(provider) && takeFree(provider, job));
    }

    private boolean takeFree(Provider provider, UUID job) {
        return jdbc.sql(TAKE)
                        .param("provider", provider.id())
                        .param("job", job)
                        .param("concurrency", provider.terms().concurrency())
                        .param("longest", seconds(provider))
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
    private boolean pace(Provider provider, UUID job) {
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
            giveBack(List.of(job));
        }
        return now;
    }

    private static double seconds(Provider provider) {
        return provider.terms().longest().toMillis() / 1000.0;
    }
}
