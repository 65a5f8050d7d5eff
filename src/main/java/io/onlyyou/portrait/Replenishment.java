package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has one portrait made ahead of time, if the person lacks one and the budgets allow it. */
@Repository
class Replenishment {

    private static final Duration DAY = Duration.ofDays(1);

    private static final String STANDING = """
            select count(*) filter (where state in ('queued', 'running', 'waiting')) as open,
                count(*) filter (where trigger = 'inventory' and created_at > :yesterday) as ahead
            from portrait_job where person_key = :person""";

    private static final String SPEND = """
            insert into inventory_day as spent (day, jobs) values (:day, 1)
            on conflict (day) do update set jobs = spent.jobs + 1 where spent.jobs < :most""";

    private final JdbcClient jdbc;
    private final JdbcClient across;
    private final People people;
    private final PortraitJobs jobs;
    private final InventoryProperties properties;
    private final Clock clock;

    Replenishment(
            JdbcClient jdbc,
            @Qualifier("operate") JdbcClient across,
            People people,
            PortraitJobs jobs,
            InventoryProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.across = across;
        this.people = people;
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether one was asked for. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean replenish(Demand.Served served, Instant at) {
        return subject(served.person())
                .flatMap(people::lockKnown)
                .filter(person -> lacks(person, served))
                .filter(person -> jobs.mayBeShown(person.key()))
                .filter(person -> spend())
                .flatMap(person -> jobs.requestAhead(person, at))
                .isPresent();
    }

    /** What is being made counts as made. */
    private boolean lacks(Person person, Demand.Served served) {
        return jdbc.sql(STANDING)
                .param("person", person.key().value())
                .param("yesterday", clock.instant().minus(DAY).atOffset(ZoneOffset.UTC))
                .query((row, number) -> served.fresh() + row.getInt("open") < properties.target()
                        && row.getInt("ahead") < properties.perPersonPerDay())
                .single();
    }

    /** Gives the money back with the transaction. */
    private boolean spend() {
        return jdbc.sql(SPEND)
                        .param("day", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("most", properties.perDay())
                        .update()
                == 1;
    }

    private Optional<Subject> subject(PersonKey person) {
        return across.sql("select subject from person where person_key = :person")
                .param("person", person.value())
                .query((row, number) -> new Subject(row.getString("subject")))
                .optional();
    }
}
