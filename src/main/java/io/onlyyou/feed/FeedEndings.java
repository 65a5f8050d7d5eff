package io.onlyyou.feed;

import io.onlyyou.consent.Ending;
import io.onlyyou.consent.EndingEffect;
import io.onlyyou.consent.EndingTally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets where an erased person was shown anything, and what was said to it. Any other ending needs nothing here: the epoch has grown. */
@Component
class FeedEndings implements EndingEffect {

    private final JdbcClient jdbc;

    FeedEndings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public EndingTally ended(Ending ending) {
        if (ending.erased()) {
            delete("delete from insertion where person_key = :person", ending);
            delete("delete from interaction where person_key = :person", ending);
        }
        return EndingTally.NOTHING;
    }

    private void delete(String sql, Ending ending) {
        jdbc.sql(sql).param("person", ending.person().value()).update();
    }
}
