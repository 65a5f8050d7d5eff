package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preferences;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a person's portraits together with those that are being made or have failed. */
@Repository
class PortraitOverview {

    private static final String ALL = """
            select * from (
                select id,
                    case when state = 'ready' and approved_at is null and :approveFirst
                        then 'waiting-for-approval' else state end as state,
                    scenario, prompt, caption, alt, provider, model, model_version, made_at
                from portrait where person_key = :person
                union all
                select portrait_id, case when state in ('refused', 'dead') then 'failed' else 'making' end,
                    scenario, prompt, caption, alt, null, null, null, null
                from portrait_job where person_key = :person
                    and state in ('queued', 'running', 'waiting', 'refused', 'dead')
            ) as known""";

    private final JdbcClient jdbc;
    private final Preferences preferences;

    PortraitOverview(JdbcClient jdbc, Preferences preferences) {
        this.jdbc = jdbc;
        this.preferences = preferences;
    }

    List<Portrait> newest(PersonKey person, @Nullable UUID before, int limit) {
        return about(person, """
                 where cast(:before as uuid) is null or id < cast(:before as uuid)
                order by id desc limit :limit""")
                .param("before", before == null ? null : before.toString())
                .param("limit", limit)
                .query((row, number) -> portrait(row))
                .list();
    }

    Optional<Portrait> find(PersonKey person, UUID id) {
        return about(person, " where id = :id")
                .param("id", id)
                .query((row, number) -> portrait(row))
                .optional();
    }

    private JdbcClient.StatementSpec about(PersonKey person, String condition) {
        return jdbc.sql(ALL + condition)
                .param("person", person.value())
                .param("approveFirst", preferences.of(person).approveFirst());
    }

    private static Portrait portrait(ResultSet row) throws SQLException {
        Scenario scenario = new Scenario(
                row.getString("scenario"), row.getString("prompt"), row.getString("caption"), row.getString("alt"));
        return new Portrait(
                row.getObject("id", UUID.class),
                PortraitState.of(row.getString("state")),
                scenario,
                madeBy(row),
                madeAt(row));
    }

    private static @Nullable MadeBy madeBy(ResultSet row) throws SQLException {
        String provider = row.getString("provider");
        return provider == null ? null : new MadeBy(provider, row.getString("model"), row.getString("model_version"));
    }

    private static @Nullable Instant madeAt(ResultSet row) throws SQLException {
        OffsetDateTime madeAt = row.getObject("made_at", OffsetDateTime.class);
        return madeAt == null ? null : madeAt.toInstant();
    }
}
