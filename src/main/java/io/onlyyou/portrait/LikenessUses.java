package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells a person what was made of their selfies, and whom these were sent to. */
@Repository
public class LikenessUses {

    private static final String USES = """
            select * from (
                select id, 'MADE' as kind, made_at as used_at, id as portrait_id, cardinality(selfies) as selfies,
                    provider, model, generation_epoch, consent_receipt_id
                from portrait where person_key = :person
                union all
                select id, 'SENT', sent_at, portrait_id, cardinality(selfies),
                    provider, model, generation_epoch, consent_receipt_id
                from sending where person_key = :person
            ) as used
            where (used_at, id) < (:at, :id)
            order by used_at desc, id desc limit :limit""";

    private final JdbcClient jdbc;
    private final People people;

    LikenessUses(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Those before this time, and of the same time those of smaller ids; newest first. */
    @Transactional(readOnly = true)
    public List<LikenessUse> before(PersonKey person, Instant at, UUID id, int limit) {
        people.serve(person);
        return jdbc.sql(USES)
                .param("person", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> use(row))
                .list();
    }

    private static LikenessUse use(ResultSet row) throws SQLException {
        return new LikenessUse(
                row.getObject("id", UUID.class),
                LikenessUse.Kind.valueOf(row.getString("kind")),
                row.getObject("used_at", OffsetDateTime.class).toInstant(),
                row.getObject("portrait_id", UUID.class),
                row.getInt("selfies"),
                row.getString("provider"),
                row.getString("model"),
                row.getLong("generation_epoch"),
                row.getObject("consent_receipt_id", UUID.class));
    }
}
