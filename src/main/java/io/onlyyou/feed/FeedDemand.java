package io.onlyyou.feed;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.portrait.Demand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells who was shown something lately, and how many of their portraits no page has held yet. */
@Repository
class FeedDemand implements Demand {

    private static final String SERVED = """
            select person_key, fresh from (
                select recent.person_key, (
                    select count(*) from portrait
                    join consent on consent.person_key = portrait.person_key
                        and consent.purpose = 'generation' and consent.state = 'given'
                        and consent.epoch = portrait.generation_epoch
                    where portrait.person_key = recent.person_key and portrait.state = 'ready'
                        and (portrait.feed_epoch is not null or portrait.stories_epoch is not null)
                        and not exists (
                            select 1 from insertion
                            where insertion.person_key = portrait.person_key
                                and insertion.portrait_id = portrait.id and insertion.voided_at is null)) as fresh
                from (select distinct person_key from insertion
                      where decided_at > :since and voided_at is null) as recent
            ) as served
            where fresh < :fewer
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
