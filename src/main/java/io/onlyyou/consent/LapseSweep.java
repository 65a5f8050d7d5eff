package io.onlyyou.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the people whose consents have lapsed, or been suspended for the whole grace, and settles each by itself. */
@Component
class LapseSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LapseSweep.class);

    private static final int BATCH = 200;

    private static final String DUE = """
            select person.person_key, person.subject from person
            where person.person_key <> all (cast(:failed as uuid[])) and person.person_key in (
                select consent.person_key from consent join superseded_notice using (notice_id, notice_version)
                where consent.state = 'given'
                union
                select person_key from consent
                where until <= clock_timestamp() and state in ('given', 'expired', 'superseded'))
            limit :batch""";

    private record Due(UUID key, Subject subject) {}

    private final JdbcClient jdbc;
    private final LapseEndings endings;

    LapseSweep(@Qualifier("operate") JdbcClient jdbc, LapseEndings endings) {
        this.jdbc = jdbc;
        this.endings = endings;
    }

    /** Goes on until nobody is left; whoever could not be settled is left to the next run. */
    void run() {
        List<UUID> failed = new ArrayList<>();
        List<Due> batch = due(failed);
        while (!batch.isEmpty()) {
            batch.forEach(each -> settle(each, failed));
            batch = failed.size() < BATCH ? due(failed) : List.of();
        }
    }

    private void settle(Due due, List<UUID> failed) {
        try {
            endings.settle(due.subject());
        } catch (RuntimeException failure) {
            failed.add(due.key());
            LOG.warn(
                    "A lapsed consent could not be settled ({}); it stays suspended.",
                    failure.getClass().getSimpleName());
        }
    }

    private List<Due> due(List<UUID> failed) {
        return jdbc.sql(DUE)
                .param("failed", failed.stream().map(UUID::toString).toArray(String[]::new))
                .param("batch", BATCH)
                .query((row, number) -> new Due(row.getObject(1, UUID.class), new Subject(row.getString(2))))
                .list();
    }
}
