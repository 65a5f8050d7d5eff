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
            )""";

    /** Whether a portrait was made under those very consents and may be seen: what ended once never comes back. */
    static final String SHOWABLE = """
            portrait.state = 'ready'
            and portrait.generation_epoch = consented.generation_epoch
            and case :purpose when 'feed' then portrait.feed_epoch else portrait.stories_epoch end
                = consented.surface_epoch""";

    private Permission() {}
}
