-- What may be shown to a person, and what becomes of a page: the one place where that is written down. See
-- docs/decisions/0050-a-page-is-decided-in-one-call.md.
--
-- This file runs whenever it has changed. Nodes of two versions share its functions while one replaces the other, so what a
-- function is given and gives back never changes: one that needs anything else gets another name, and the old one stays
-- for a release. Whoever calls them sees what row-level security shows them, as always.

-- One row while both the surface and generation are consented to, with the epochs they stand in; else none.
create or replace function consented(whose uuid, shown_in text, moment timestamptz)
returns table (surface_epoch bigint, generation_epoch bigint) language sql stable as $$
    select surface.epoch, generation.epoch
    from consent surface
    join consent generation on generation.person_key = surface.person_key and generation.purpose = 'generation'
    where surface.person_key = whose and surface.purpose = shown_in
      and surface.state = 'given' and (surface.until is null or surface.until > moment)
      and generation.state = 'given' and (generation.until is null or generation.until > moment)
      and not exists (
          select 1 from superseded_notice older
          where (older.notice_id, older.notice_version) in (
              (surface.notice_id, surface.notice_version),
              (generation.notice_id, generation.notice_version)))
      and not exists (
          select 1 from revocation_target ordered
          where ordered.person_key = whose and ordered.purposes && array['generation', shown_in])
$$;

-- Always one row: what the person has said about this surface, under the consent as it stands, and not taken back.
create or replace function feedback(whose uuid, shown_in text, of_surface bigint)
returns table (paused boolean, dismissals bigint, dismissed_at timestamptz) language sql stable as $$
    select count(*) filter (where said.event = 'pause') > 0,
           count(distinct said.portrait_id) filter (where said.event = 'hide')
               + count(*) filter (where said.event = 'show-less'),
           max(said.recorded_at) filter (where said.event <> 'pause')
    from interaction said
    where said.person_key = whose and said.purpose = shown_in and said.surface_epoch = of_surface
      and said.event in ('hide', 'show-less', 'pause') and said.undone_by is null and said.lifted_by is null
$$;

-- The portraits that were made under those very consents, not hidden since, and are ones that the person wants: what
-- ended once never comes back. Their size is the one in which they are shown there.
create or replace function showable(whose uuid, shown_in text, of_surface bigint, of_generation bigint)
returns table (
    id           uuid,
    scenario     text,
    caption      text,
    alt          text,
    made_at      timestamptz,
    trigger      text,
    shown_width  integer,
    shown_height integer
) language sql stable as $$
    select portrait.id, portrait.scenario, portrait.caption, portrait.alt, portrait.made_at, portrait.trigger,
           case shown_in when 'stories' then portrait.story_width else portrait.width end,
           case shown_in when 'stories' then portrait.story_height else portrait.height end
    from portrait
    where portrait.person_key = whose
      and portrait.state = 'ready'
      and portrait.generation_epoch = of_generation
      and case shown_in when 'feed' then portrait.feed_epoch else portrait.stories_epoch end = of_surface
      and (shown_in = 'feed' or portrait.story_height is not null)
      and not exists (
          select 1 from interaction hide
          where hide.person_key = portrait.person_key and hide.portrait_id = portrait.id
            and hide.event = 'hide' and hide.undone_by is null)
      and not exists (
          select 1 from preference preferred
          where preferred.person_key = portrait.person_key
            and (portrait.scenario = any (preferred.refused_scenarios)
                 or not portrait.scenario = any (preferred.allowed_scenarios)
                 or preferred.approve_first and portrait.approved_at is null))
$$;

-- Decides about a page that is asked about for the first time, and writes down what goes into it. Takes the lock of the
-- person's row first. At READ COMMITTED every statement of a volatile function begins with a snapshot of its own, as it would
-- outside: those after the lock see whatever was committed before it was granted, so an ending stands before or after this,
-- never beside it. At any other level they would not, so then it fails.
--
-- One row for each insertion, or one that says why there is none; no row where the person was never heard of. Each question is a
-- small statement, asked only where the answers before leave it open: all of them as one statement took twice as long, most of
-- it for parts that hardly any page needs. They come in the order in which reasons count: answered before, consent, pause,
-- nothing ready, cap, time.
--
-- Caps, interval and showings count what this feed has shown to this person and was not voided; what the person has said
-- counts for the whole surface, and what the person has asked for in every feed.
create or replace function decide_page(
    viewer          text,
    in_feed         text,
    shown_in        text,               -- the purpose
    page            bytea,              -- what a page key comes to, which tells the feed too; null where there is none
    rule            text,               -- its version
    most_in_a_day   integer,
    most_showings   integer,
    quiet_times     double precision[], -- in seconds, after no dismissal, one, two and so on
    slots           integer[],          -- at least one
    new_ids         uuid[],             -- one for each slot
    most_pages_told integer,
    kept            boolean             -- whether insertions are written down
)
returns table (
    decided_at       timestamptz,       -- the clock once the lock was there
    answered         boolean,           -- the page was inserted into before: nothing is decided
    consented        boolean,
    paused           boolean,
    ready            boolean,           -- whether any portrait could be shown, were it due
    left_today       bigint,            -- insertions that rule and person still allow in these 24 hours
    quiet_now        boolean,           -- the person wants to be left alone at this time of the day
    quiet_from       timestamptz,       -- the last insertion or dismissal
    quiet            double precision,  -- how long it lasts from then, in seconds
    pages_shown      bytea,             -- the first four bytes of each page inserted into before, where this one is not
    insertion_id     uuid,
    own_index        integer,
    surface_epoch    bigint,
    generation_epoch bigint,
    id               uuid,              -- from here on of the portrait
    scenario         text,
    caption          text,
    alt              text,
    shown_width      integer,
    shown_height     integer,
    made_at          timestamptz
) language plpgsql as $$
#variable_conflict use_variable
declare
    person       uuid;
    wish         preference%rowtype;
    here         time;         -- by the person's own clock
    last_at      timestamptz;
    shown        uuid[];       -- portraits, as often as each was shown
    dismissals   bigint;
    dismissed_at timestamptz;
    is_due       boolean;
    any_time     boolean;      -- the portrait need not wait for the interval
    placed       integer := 0;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'A page is decided at READ COMMITTED only.' using errcode = 'invalid_transaction_state';
    end if;
    person := lock_person(viewer);
    if person is null then
        return;
    end if;
    decided_at := clock_timestamp();

    -- What this feed has shown.
    select most_in_a_day - count(*) filter (where insertion.decided_at > decided_at - interval '24 hours'),
           max(insertion.decided_at),
           coalesce(bool_or(insertion.page_key = page), false),
           array_agg(insertion.portrait_id)
    into left_today, last_at, answered, shown
    from insertion
    where insertion.person_key = person and insertion.feed = in_feed and insertion.voided_at is null;
    if answered then
        return next;
        return;
    end if;

    select permitted.surface_epoch, permitted.generation_epoch into surface_epoch, generation_epoch
    from consented(person, shown_in, decided_at) as permitted;
    consented := found;
    if not consented then
        return next;
        return;
    end if;

    -- What the person has asked for.
    quiet_now := false;
    select preference.* into wish from preference where preference.person_key = person;
    if found then
        if wish.per_day is not null then
            select least(left_today, wish.per_day - count(*)) into left_today
            from insertion
            where insertion.person_key = person and insertion.voided_at is null
              and insertion.decided_at > decided_at - interval '24 hours';
        end if;
        if wish.quiet_from is not null then
            here := cast(decided_at at time zone wish.quiet_zone as time);
            quiet_now := case when wish.quiet_from < wish.quiet_to
                              then here >= wish.quiet_from and here < wish.quiet_to
                              else here >= wish.quiet_from or here < wish.quiet_to end;
        end if;
    end if;

    select said.paused, said.dismissals, said.dismissed_at into paused, dismissals, dismissed_at
    from feedback(person, shown_in, surface_epoch) as said;
    paused := paused or coalesce(wish.paused, false);
    if paused then
        return next;
        return;
    end if;

    quiet := quiet_times[least(1 + dismissals, cardinality(quiet_times))];
    quiet_from := greatest(last_at, dismissed_at); -- passes over what there is not
    is_due := quiet_from is null or quiet_from <= decided_at - make_interval(secs => quiet);
    if not is_due and dismissals = 0 then
        select not exists (
            select 1 from insertion
            where insertion.person_key = person and insertion.feed = in_feed and insertion.voided_at is null
              and insertion.surface_epoch = surface_epoch and insertion.generation_epoch = generation_epoch)
        into is_due;
    end if;

    -- The portrait shown least often comes first, then the oldest.
    ready := false;
    for id, scenario, caption, alt, made_at, shown_width, shown_height, any_time in
        select portrait.id, portrait.scenario, portrait.caption, portrait.alt, portrait.made_at,
               portrait.shown_width, portrait.shown_height, quiet = 0 or portrait.trigger = 'request'
        from showable(person, shown_in, surface_epoch, generation_epoch) as portrait
        cross join lateral (
            select coalesce(cardinality(array_positions(shown, portrait.id)), 0) as times) as showings
        where showings.times < most_showings
        order by showings.times, portrait.made_at, portrait.id
    loop
        ready := true;
        exit when quiet_now or placed >= least(left_today, cardinality(slots));
        -- After the first of a page, only those that need not wait for the interval.
        continue when not any_time and (placed > 0 or not is_due);
        placed := placed + 1;
        insertion_id := new_ids[placed];
        own_index := slots[placed];
        if kept then
            insert into insertion (person_key, id, feed, purpose, page_key, portrait_id, own_index,
                                   surface_epoch, generation_epoch, rule_version, decided_at)
            values (person, insertion_id, in_feed, shown_in, page, id, own_index,
                    surface_epoch, generation_epoch, rule, decided_at);
        end if;
        return next;
    end loop;

    if placed = 0 then
        select coalesce(string_agg(substring(pages.page_key from 1 for 4), ''::bytea), ''::bytea) into pages_shown
        from (select insertion.page_key
              from insertion
              where insertion.person_key = person and insertion.feed = in_feed and insertion.voided_at is null
                and insertion.page_key is not null
              limit most_pages_told) as pages;
        return next;
    end if;
end
$$;
