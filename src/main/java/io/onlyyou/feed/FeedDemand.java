package io.onlyyou.feed;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.portrait.Demand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells who was shown something lately, and how many of their portraits no page has held yet: where they were shown in several
 * surfaces, in that which has the fewest. A portrait for the feed alone is nothing new to who looks at stories.
 */
@Repository
class FeedDemand implements Demand {

    private static final String SERVED = """
            select person_key, min(fresh) as fresh from (
                select recent.person_key, (
                    select count(*) from portrait
                    join consent on consent.person_key = portrait.person_key
                        and consent.purpose = 'generation' and consent.state = 'given'
                        and consent.epoch = portrait.generation_epoch
                    where portrait.person_key = recent.person_key and portrait.state = 'ready'
                        and case recent.purpose when 'feed' then portrait.feed_epoch else portrait.stories_epoch end
                            = surface.epoch
                        and (recent.purpose = 'feed' or portrait.story_height is not null)
                        and not exists (
                            select 1 from insertion
                            where insertion.person_key = portrait.person_key
                                and insertion.portrait_id = portrait.id and insertion.voided_at is null)) as fresh
                from (select distinct person_key, purpose from insertion
                      where decided_at > :since and voided_at is null) as recent
                join consent as surface on surface.person_key = recent.person_key
                    and surface.purpose = recent.purpose and surface.state = 'given') as served
            group by person_key
            having min(fresh) < :fewer
            limit :limit""";

    private final JdbcClient jdbc;

    FeedDemand(@Qualifier("operate") JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Served> servedSince(Instant since, int fewerThan, int limit) {
        return jdbc.sql(SERVED)
                .param("since", DecisionRow.timestamp(since))
                .param("fewer", fewerThan)
                .param("limit", limit)
                .query((row, number) ->
                        new Served(new PersonKey(row.getObject("person_key", UUID.class)), row.getInt("fresh")))
                .list();
    }
}
