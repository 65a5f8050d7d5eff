package io.onlyyou.portrait;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps all people together to so many wishes in a day of UTC, exactly and over all nodes. */
@Repository
class WishBudget {

    private static final String SPEND = """
            insert into inventory_day as spent (day, jobs, asked_for) select :day, 0, 1 where :most > 0
            on conflict (day) do update set asked_for = spent.asked_for + 1 where spent.asked_for < :most""";

    private final JdbcClient jdbc;
    private final ImagineProperties properties;

    WishBudget(JdbcClient jdbc, ImagineProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Counts one in the caller's transaction, and gives it back with it. Everybody waits for the row until the transaction ends, so
     * this comes last. Fails with {@link WishRefusedException}, which says when there is room again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void spend(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int counted = jdbc.sql(SPEND)
                .param("day", day)
                .param("most", properties.perDayOfAll())
                .update();
        if (counted == 0) {
            Instant tomorrow = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            throw WishRefusedException.usedUp(Duration.between(now, tomorrow).plusSeconds(1));
        }
    }
}
