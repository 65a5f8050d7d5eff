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

    private static final String ALLOWED =
            "with " + Permission.CONSENTED + ", " + Permission.PREFERRED + """

            select 1 from portrait cross join consented
            where portrait.person_key = :person and portrait.id = :portrait
              and consented.surface_epoch = :surfaceEpoch and consented.generation_epoch = :generationEpoch
              and
            """ + Permission.SHOWABLE;

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
        return jdbc.sql(ALLOWED.replace(":now", "clock_timestamp()"))
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
