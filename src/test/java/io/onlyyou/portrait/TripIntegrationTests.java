package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PortraitRoomTest
class TripIntegrationTests {

    /** The driver comes to know a statement better the more often it sends it, and sends it differently then. */
    private static final int OFTEN = 12;

    private static final String WHICH = "select cast(pg_current_xact_id() as text), cast(:nothing as text)";

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Trips trips;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Test
    void isOneTransactionWithoutAnother() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        for (int times = 0; times < OFTEN; times++) {
            Trip trip = trips.begin();
            Trip.Answer<Person> held = beans.getBean(People.class).lockKnown(trip, someone.subject());
            Trip.Answer<String> first = trip.take(WHICH, nothing(), (row, number) -> row.getString(1));
            Trip.Answer<UUID> served =
                    trip.take("select " + Trip.SERVED, Map.of(), (row, number) -> row.getObject(1, UUID.class));
            Trip.Answer<String> second = trip.take(WHICH, nothing(), (row, number) -> row.getString(1));
            trip.make();

            assertThat(first.list()).isEqualTo(second.list()).hasSize(1);
            assertThat(served.optional().map(PersonKey::new))
                    .isEqualTo(held.optional().map(Person::key))
                    .isPresent();
        }
    }

    @Test
    void commitsAllOfItOrNothing() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        someone.asksFor();
        for (int times = 0; times < OFTEN; times++) {
            Trip trip = trips.begin();
            beans.getBean(People.class).lockKnown(trip, someone.subject());
            trip.take("update portrait_job set caption = 'changed' where person_key = " + Trip.SERVED, Map.of());
            trip.take("select 1 / (:zero - 0)", Map.of("zero", 0), (row, number) -> row.getInt(1));
            assertThatThrownBy(trip::make).isInstanceOf(DataAccessException.class);
        }
        assertThat(changed(someone)).isZero();
    }

    @Test
    void isPartOfTheTransactionThatItIsMadeIn() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        someone.asksFor();
        transaction.executeWithoutResult(status -> {
            Trip trip = trips.begin();
            beans.getBean(People.class).lockKnown(trip, someone.subject());
            trip.take("update portrait_job set caption = 'changed' where person_key = " + Trip.SERVED, Map.of());
            trip.make();
            status.setRollbackOnly();
        });
        assertThat(changed(someone)).isZero();
    }

    @Test
    void refusesANameThatMeansTwoThings() {
        Trip trip = trips.begin();
        trip.take("select :one", Map.of("one", 1));

        assertThatThrownBy(() -> trip.take("select :one", Map.of("one", 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, @Nullable Object> nothing() {
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("nothing", null);
        return nothing;
    }

    private long changed(Someone someone) {
        return jdbc.sql("select count(*) from portrait_job where person_key = :key and caption = 'changed'")
                .param("key", someone.key().value())
                .query(Long.class)
                .single();
    }
}
