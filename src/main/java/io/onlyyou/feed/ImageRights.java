package io.onlyyou.feed;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks, at every single fetch, whether a picture may still be seen under the consents it was inserted under. */
@Component
class ImageRights {

    // As for a page: see db/migration/R__deciding.sql. The time is that of the statement, which its snapshot is taken
    // right after.
    private static final String ALLOWED = """
            select 1
            from consented(:person, :purpose, statement_timestamp()) as permitted
            cross join lateral showable(
                :person, :purpose, permitted.surface_epoch, permitted.generation_epoch) as portrait
            where portrait.id = :portrait
              and permitted.surface_epoch = :surfaceEpoch and permitted.generation_epoch = :generationEpoch""";

    private final JdbcClient jdbc;
    private final People people;

    ImageRights(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** The owner's key, while the picture may be seen. */
    @Transactional(readOnly = true)
    Optional<PersonKey> ownerIfAllowed(TokenContent token) {
        return people.find(token.viewer()).filter(person -> isAllowed(person, token));
    }

    private boolean isAllowed(PersonKey person, TokenContent token) {
        return jdbc.sql(ALLOWED)
                .param("person", person.value())
                .param("purpose", token.surface().wire())
                .param("portrait", token.portrait())
                .param("surfaceEpoch", token.surfaceEpoch())
                .param("generationEpoch", token.generationEpoch())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
