package io.onlyyou.consent;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people have asked for. The statement that decides about a page reads the same rows for itself. */
@Repository
public class Preferences {

    private static final String OF = "select * from preference where person_key = :person";

    private static final String KEEP = """
            insert into preference (person_key, paused, per_day, quiet_from, quiet_to, quiet_zone,
                                    allowed_scenarios, refused_scenarios, approve_first, changed_at)
            values (:person, :paused, cast(:perDay as integer), cast(:from as time), cast(:to as time), :zone,
                    cast(:allowed as text[]), cast(:refused as text[]), :approveFirst, :now)
            on conflict (person_key) do update set
                paused = excluded.paused, per_day = excluded.per_day, quiet_from = excluded.quiet_from,
                quiet_to = excluded.quiet_to, quiet_zone = excluded.quiet_zone,
                allowed_scenarios = excluded.allowed_scenarios, refused_scenarios = excluded.refused_scenarios,
                approve_first = excluded.approve_first, changed_at = excluded.changed_at""";

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What this person has asked for, or {@link Preference#NONE}. */
    public Preference of(PersonKey person) {
        return jdbc.sql(OF)
                .param("person", person.value())
                .query(Preferences::preference)
                .optional()
                .orElse(Preference.NONE);
    }

    /** The same, to be asked for once the trip has been made. */
    public Supplier<Preference> of(Trip trip, PersonKey person) {
        Trip.Answer<Preference> found = trip.take(OF, Map.of("person", person.value()), Preferences::preference);
        return () -> found.optional().orElse(Preference.NONE);
    }

    /** Replaces all that was asked for before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Person person, Preference preference) {
        QuietHours quiet = preference.quietHours();
        List<String> allowed = preference.allowedScenarios();
        jdbc.sql(KEEP)
                .param("person", person.key().value())
                .param("paused", preference.paused())
                .param("perDay", preference.perDay())
                .param("from", quiet == null ? null : quiet.from().toString())
                .param("to", quiet == null ? null : quiet.to().toString())
                .param("zone", quiet == null ? null : quiet.zone())
                .param("allowed", allowed == null ? null : allowed.toArray(String[]::new))
                .param("refused", preference.refusedScenarios().toArray(String[]::new))
                .param("approveFirst", preference.approveFirst())
                .param("now", person.lockedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(PersonKey person) {
        jdbc.sql("delete from preference where person_key = :person")
                .param("person", person.value())
                .update();
    }

    private static Preference preference(ResultSet row, int number) throws SQLException {
        List<String> refused = texts(row.getArray("refused_scenarios"));
        return new Preference(
                row.getBoolean("paused"),
                row.getObject("per_day", Integer.class),
                quietHours(row),
                texts(row.getArray("allowed_scenarios")),
                refused == null ? List.of() : refused,
                row.getBoolean("approve_first"));
    }

    private static @Nullable QuietHours quietHours(ResultSet row) throws SQLException {
        String zone = row.getString("quiet_zone");
        return zone == null
                ? null
                : new QuietHours(
                        row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class), zone);
    }

    private static @Nullable List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
