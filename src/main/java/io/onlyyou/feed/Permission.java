package io.onlyyou.feed;

/**
 * The pieces of SQL that say what may be shown, the same in every statement that asks. Parameters: {@code person},
 * {@code purpose}, {@code now}.
 */
final class Permission {

    /** One row while both the surface and generation are consented to, with the epochs they stand in; else none. */
    static final String CONSENTED = """
            consented as (
                select surface.epoch as surface_epoch, generation.epoch as generation_epoch
                from consent surface
                join consent generation
                  on generation.person_key = surface.person_key and generation.purpose = 'generation'
                where surface.person_key = :person and surface.purpose = :purpose
                  and surface.state = 'given' and (surface.until is null or surface.until > :now)
                  and generation.state = 'given' and (generation.until is null or generation.until > :now)
                  and not exists (
                      select 1 from superseded_notice older
                      where (older.notice_id, older.notice_version) in (
                          (surface.notice_id, surface.notice_version),
                          (generation.notice_id, generation.notice_version)))
                  and not exists (
                      select 1 from revocation_target
                      where person_key = :person and purposes && array['generation', cast(:purpose as text)])
            )""";

    /** What the person wishes; no row where nothing was ever said. */
    static final String PREFERRED = "preferred as (select * from preference where person_key = :person)";

    /**
     * Whether a portrait was made under those very consents, not hidden since, and is one that the person wants: what
     * ended once never comes back.
     */
    static final String SHOWABLE = """
            portrait.state = 'ready'
            and portrait.generation_epoch = consented.generation_epoch
            and case :purpose when 'feed' then portrait.feed_epoch else portrait.stories_epoch end
                = consented.surface_epoch
            and (:purpose = 'feed' or portrait.story_height is not null)
            and not exists (
                select 1 from interaction hide
                where hide.person_key = portrait.person_key and hide.portrait_id = portrait.id
                  and hide.event = 'hide' and hide.undone_by is null)
            and not exists (
                select 1 from preferred
                where portrait.scenario = any (preferred.refused_scenarios)
                   or not portrait.scenario = any (preferred.allowed_scenarios)
                   or preferred.approve_first and portrait.approved_at is null)""";

    /** The size in which a portrait is shown there: columns {@code shown_width} and {@code shown_height}. */
    static final String SHAPE = """
            case :purpose when 'stories' then portrait.story_width else portrait.width end as shown_width,
            case :purpose when 'stories' then portrait.story_height else portrait.height end as shown_height""";

    /** Always one row: what the person has said about this surface, under the consent as it stands, and not taken back. */
    static final String FEEDBACK = """
            feedback as (
                select count(*) filter (where event = 'pause') > 0
                           or exists (select 1 from preferred where preferred.paused) as paused,
                       count(distinct portrait_id) filter (where event = 'hide')
                           + count(*) filter (where event = 'show-less') as dismissals,
                       max(recorded_at) filter (where event <> 'pause') as dismissed_at
                from interaction join consented using (surface_epoch)
                where person_key = :person and purpose = :purpose and event in ('hide', 'show-less', 'pause')
                  and undone_by is null and lifted_by is null
            )""";

    /** Always one row: what the person allows of a day, and whether now is a time to be left alone. */
    static final String WISHES = """
            wishes as (
                select min(per_day) - case when min(per_day) is not null then (
                           select count(*) from insertion
                           where person_key = :person and voided_at is null
                             and decided_at > :now - interval '24 hours') end as left_today,
                       coalesce(bool_or(case when quiet_from < quiet_to
                                             then here >= quiet_from and here < quiet_to
                                             else here >= quiet_from or here < quiet_to end), false) as quiet_now
                from (select per_day, quiet_from, quiet_to,
                             cast(cast(:now as timestamptz) at time zone quiet_zone as time) as here
                      from preferred) as wished
            )""";

    private Permission() {}
}
