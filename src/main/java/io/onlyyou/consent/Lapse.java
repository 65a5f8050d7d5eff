package io.onlyyou.consent;

/**
 * The SQL that tells whether a consent that is given has lapsed: its time has run out, or a material version of its
 * notice was published. The database's own clock decides, at the statement that asks.
 */
final class Lapse {

    /** To be joined to {@code consent}: {@code lapse.at} is when it lapsed, or null; {@code lapse.state} is into what. */
    static final String JOINED = """
            left join superseded_notice using (notice_id, notice_version)
            cross join lateral (
                select case when consent.state = 'given'
                       then least(case when consent.until <= clock_timestamp() then consent.until end, superseded_at)
                       end as at
            ) lapsed
            cross join lateral (
                select lapsed.at, case lapsed.at when superseded_at then 'superseded' else 'expired' end as state
            ) lapse""";

    private Lapse() {}
}
