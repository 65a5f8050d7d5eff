package io.onlyyou.feed;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.RecentItem;
import io.onlyyou.consent.RecentItems;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was inserted into a person's pages lately; all of it rests on the consent to generation. */
@Component
class RecentInsertions implements RecentItems {

    private static final int MOST = 1_000;

    private static final String INSERTED = """
            select portrait_id, feed, max(decided_at) as inserted_at from insertion
            where person_key = :person and voided_at is null and decided_at > :since
              and (:purpose = 'generation' or purpose = :purpose)
            group by portrait_id, feed order by inserted_at desc limit :most""";

    private final JdbcClient jdbc;

    RecentInsertions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RecentItem> restingOn(PersonKey person, Purpose purpose, Instant since) {
        return jdbc.sql(INSERTED)
                .param("person", person.value())
                .param("purpose", purpose.wire())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) -> {
                    UUID portrait = row.getObject("portrait_id", UUID.class);
                    return new RecentItem(
                            ItemValues.ID_PREFIX + portrait,
                            portrait,
                            row.getString("feed"),
                            DecisionRow.instant(row, "inserted_at"));
                })
                .list();
    }
}
