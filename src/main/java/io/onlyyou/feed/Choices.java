package io.onlyyou.feed;

import io.onlyyou.consent.Person;
import io.onlyyou.splice.QuietTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.IdGenerator;

/**
 * Chooses what goes into a page that is asked about for the first time, and writes it down, in one statement.
 *
 * <p>The portrait shown least often comes first, then the oldest. Caps, interval and showings count what this feed has
 * shown to this person and was not voided; what the person has said counts for the whole surface, and what the person has
 * asked for in every feed.
 */
@Component
class Choices {

    private static final String CHOOSE = "with " + Permission.CONSENTED + ", " + Permission.PREFERRED + ", "
            + Permission.FEEDBACK + ", " + Permission.WISHES + """
            , shown as (
                select portrait_id, surface_epoch, generation_epoch, decided_at, page_key
                from insertion
                where person_key = :person and feed = :feed and voided_at is null
            ), shown_pace as (
                select count(*) filter (where decided_at > :now - interval '24 hours') as last_day,
                       max(decided_at) as last_at,
                       coalesce(bool_or(page_key = cast(:page as bytea)), false) as answered, -- a key tells the feed
                       not exists (select 1 from shown join consented using (surface_epoch, generation_epoch)) as first
                from shown
            ), pace as (
                -- "least" passes over what nobody has asked for
                select least(:perDay - last_day, left_today) as left_today,
                       quiet_now,
                       greatest(last_at, dismissed_at) as quiet_from,
                       (cast(:quiet as double precision[]))[1 + least(dismissals, :doublings)] as quiet,
                       first and dismissals = 0 as first,
                       answered,
                       paused
                from shown_pace cross join feedback cross join wishes
            ), showable as (
                select portrait.id, portrait.scenario, portrait.caption, portrait.alt, portrait.made_at, portrait.trigger,
                       portrait.generation_epoch,
            """ + Permission.SHAPE + """

                       , consented.surface_epoch,
                       (select count(*) from shown where shown.portrait_id = portrait.id) as times
                from portrait
                cross join consented
                where portrait.person_key = :person and
            """ + Permission.SHOWABLE + """

            ), ready as (
                select showable.*, quiet = 0 or trigger = 'request' as any_time
                from showable, pace
                where times < :showings
            ), due as (
                select ready.*, row_number() over (order by times, made_at, id) as rank
                from ready, pace
                where not paused and not quiet_now
                  and (any_time or first or quiet_from is null or quiet_from <= :now - make_interval(secs => quiet))
            ), chosen as (
                -- after the first of a page, only those that need not wait for the interval
                select *, row_number() over (order by times, made_at, id) as turn
                from due where rank = 1 or any_time
            ), placed as (
                insert into insertion (person_key, id, feed, purpose, page_key, portrait_id, own_index,
                                       surface_epoch, generation_epoch, rule_version, decided_at)
                select :person, cast(slot.id as uuid), :feed, :purpose, cast(:page as bytea), chosen.id, slot.own_index,
                       chosen.surface_epoch, chosen.generation_epoch, :version, :now
                from chosen
                join unnest(cast(:ids as text[]), cast(:slots as integer[]))
                     with ordinality as slot (id, own_index, turn) on slot.turn = chosen.turn
                cross join pace
                where chosen.turn <= pace.left_today and not pace.answered
                returning id, portrait_id, own_index
            )
            select pace.answered,
                   exists (select 1 from consented) as consented, exists (select 1 from ready) as ready,
                   pace.paused, pace.left_today, pace.quiet_now, pace.quiet_from, pace.quiet, cast(:now as timestamptz) as decided_at,
                   placed.id as insertion_id, placed.own_index, chosen.*,
                   case when placed.id is null then coalesce(
                       (select string_agg(substring(page_key from 1 for 4), ''::bytea)
                        from (select page_key from shown where page_key is not null limit :mostPages) as page), ''::bytea) end as pages_shown
            from pace
            left join placed on true
            left join chosen on chosen.id = placed.portrait_id""";

    private final JdbcClient jdbc;
    private final IdGenerator ids;

    Choices(JdbcClient jdbc, IdGenerator ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * Empty where nothing is chosen, because the page has no room for anything new or was inserted into before: then it gets
     * what it got.
     */
    Optional<Decision> choose(Visit visit, Person person) {
        List<Integer> slots = visit.slots().beforeItems();
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        FeedRule rule = visit.feed().rule();
        List<Choice> rows = jdbc.sql(CHOOSE)
                .param("person", person.key().value())
                .param("purpose", visit.feed().purpose().wire())
                .param("feed", visit.feed().id())
                .param("page", visit.pageHash().orElse(null))
                .param("now", DecisionRow.timestamp(person.lockedAt()))
                .param("quiet", visit.feed().told().quietSeconds().toArray(Double[]::new))
                .param("doublings", QuietTime.MOST_DOUBLINGS)
                .param("showings", rule.showings())
                .param("perDay", rule.perDay())
                .param("version", visit.feed().told().version())
                .param("mostPages", PagesShown.MOST + 1)
                .param("ids", newIds(slots.size()))
                .param("slots", slots.toArray(Integer[]::new))
                .query(Choice::of)
                .list();
        return rows.getFirst().answered() ? Optional.empty() : Optional.of(decision(rows, person));
    }

    private static Decision decision(List<Choice> rows, Person person) {
        List<Insertion> insertions = rows.stream()
                .flatMap(choice -> choice.row().insertion().stream())
                .sorted(Comparator.comparingInt(Insertion::ownIndex))
                .toList();
        return insertions.isEmpty() ? rows.getFirst().leave(person) : new Decision.Insert(insertions, false);
    }

    private String[] newIds(int count) {
        return Stream.generate(() -> ids.generateId().toString()).limit(count).toArray(String[]::new);
    }
}
