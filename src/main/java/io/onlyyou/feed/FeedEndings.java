package io.onlyyou.feed;

import io.onlyyou.consent.Ending;
import io.onlyyou.consent.EndingEffect;
import io.onlyyou.consent.EndingTally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets where an erased person was shown anything. Any other ending needs nothing here: the epoch has grown. */
@Component
class FeedEndings implements EndingEffect {

    private final JdbcClient jdbc;

    FeedEndings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public EndingTally ended(Ending ending) {
        if (ending.erased()) {
            jdbc.sql("delete from insertion where person_key = :person")
                    .param("person", ending.person().value())
                    .update();
        }
        return EndingTally.NOTHING;
    }
}
