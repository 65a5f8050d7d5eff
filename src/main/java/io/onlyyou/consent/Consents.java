package io.onlyyou.consent;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads where a person's consents stand, straight from the database.
 *
 * <p>A consent that has lapsed reads so from that moment, whether or not the row says so yet. An answer is as true as the transaction it is read in: it holds until the commit only where the person's row is
 * locked.
 */
@Repository
public class Consents {

    private static final RowMapper<ConsentStatus> STATUS = (row, number) -> new ConsentStatus(
            Purpose.of(row.getString("purpose")),
            ConsentState.of(row.getString("state_now")),
            row.getLong("epoch"),
            row.getObject("since_now", OffsetDateTime.class).toInstant(),
            Rows.instant(row, "until_now"),
            Rows.notice(row),
            row.getString("asserted_by_now"),
            row.getObject("receipt_id", UUID.class));

    /** A consent, and whether a revocation of many has ordered its end. */
    private record Found(ConsentStatus status, boolean revoked) {}

    private static final RowMapper<Found> FOUND = (row, number) ->
            new Found(Objects.requireNonNull(STATUS.mapRow(row, number)), row.getBoolean("revoked_by_order"));

    private static final String OF = """
            select consent.*,
                   exists (select 1 from revocation_target target
                       where target.person_key = consent.person_key and consent.purpose = any (target.purposes))
                       as revoked_by_order,
                   case when lapse.at is null then consent.state else lapse.state end as state_now,
                   coalesce(lapse.at, consent.since) as since_now,
                   case when lapse.at is null then consent.until
                        else lapse.at + make_interval(secs => :grace) end as until_now,
                   case when lapse.at is null then consent.asserted_by else :lapse end as asserted_by_now
            from consent
            """ + Lapse.JOINED + """

            where consent.person_key =\s""";

    private final JdbcClient jdbc;
    private final LapseProperties properties;

    Consents(JdbcClient jdbc, LapseProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * One status for every purpose, in their declared order; unknown where nothing was ever said. What a revocation of many
     * has ordered counts as revoked already.
     */
    public Map<Purpose, ConsentStatus> of(PersonKey person) {
        return standing(found(person));
    }

    private static Map<Purpose, ConsentStatus> standing(List<Found> found) {
        Map<Purpose, ConsentStatus> all = unknown();
        found.forEach(one ->
                all.put(one.status().purpose(), one.revoked() ? one.status().revoked() : one.status()));
        return all;
    }

    /** The same of a person as the caller names them; all unknown where nobody was ever heard of. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Purpose, ConsentStatus> of(Subject subject) {
        // The function tells the database whom the transaction serves.
        return jdbc.sql("select find_person(:subject)")
                .param("subject", subject.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .map(key -> of(new PersonKey(key)))
                .orElseGet(Consents::unknown);
    }

    /** The same as it is written down, for those who write. */
    Map<Purpose, ConsentStatus> recorded(PersonKey person) {
        Map<Purpose, ConsentStatus> all = unknown();
        found(person).forEach(one -> all.put(one.status().purpose(), one.status()));
        return all;
    }

    /** The same of the person whom the transaction of a trip serves by then; to be asked for once the trip has been made. */
    public Supplier<Map<Purpose, ConsentStatus>> of(Trip trip) {
        Trip.Answer<Found> found = trip.take(
                OF + Trip.SERVED,
                Map.of("grace", properties.lapseGrace().toMillis() / 1000.0, "lapse", Lapses.ACTOR.ledgerName()),
                FOUND);
        return () -> standing(found.list());
    }

    private List<Found> found(PersonKey person) {
        return jdbc.sql(OF + ":person")
                .param("person", person.value())
                .param("grace", properties.lapseGrace().toMillis() / 1000.0)
                .param("lapse", Lapses.ACTOR.ledgerName())
                .query(FOUND)
                .list();
    }

    /** What is known of a person never heard of: every purpose unknown. */
    public static Map<Purpose, ConsentStatus> unknown() {
        Map<Purpose, ConsentStatus> all = new EnumMap<>(Purpose.class);
        Arrays.stream(Purpose.values()).forEach(purpose -> all.put(purpose, ConsentStatus.unknown(purpose)));
        return all;
    }
}
