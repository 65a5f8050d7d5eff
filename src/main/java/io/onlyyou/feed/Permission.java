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
                      select 1 from revocation_target
                      where person_key = :person and purposes && array['generation', cast(:purpose as text)])
            )""";

    /** Whether a portrait was made under those very consents, and not hidden since: what ended once never comes back. */
    static final String SHOWABLE = """
            portrait.state = 'ready'
            and portrait.generation_epoch = consented.generation_epoch
            and case :purpose when 'feed' then portrait.feed_epoch else portrait.stories_epoch end
                = consented.surface_epoch
            and not exists (
                select 1 from interaction hide
                where hide.person_key = portrait.person_key and hide.portrait_id = portrait.id
                  and hide.event = 'hide' and hide.undone_by is null)""";

    /** Always one row: what the person has said about this surface, under the consent as it stands, and not taken back. */
    static final String FEEDBACK = """
            feedback as (
                select count(*) filter (where event = 'pause') > 0 as paused,
                       count(distinct portrait_id) filter (where event = 'hide')
                           + count(*) filter (where event = 'show-less') as dismissals,
                       max(recorded_at) filter (where event <> 'pause') as dismissed_at
                from interaction join consented using (surface_epoch)
                where person_key = :person and purpose = :purpose and event in ('hide', 'show-less', 'pause')
                  and undone_by is null and lifted_by is null
            )""";

    private Permission() {}
}
