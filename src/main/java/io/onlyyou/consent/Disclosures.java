package io.onlyyou.consent;

import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows whom people's pictures may be sent to: what the notice that they agreed to says, and nothing else. */
@Repository
public class Disclosures {

    private static final String RECIPIENTS = """
            select notice_recipient.recipient from consent
            join notice_recipient using (notice_id, notice_version)
            where consent.person_key = :person and consent.purpose = 'generation' and consent.state = 'given'""";

    private static final String REGION = """
            select region from ledger_entry
            where person_key = :person and purpose = 'generation' and state = 'given'
            order by seq desc limit 1""";

    private final JdbcClient jdbc;

    Disclosures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is allowed now; nobody where generation is not given. */
    public Disclosure of(PersonKey person) {
        Set<String> recipients = Set.copyOf(jdbc.sql(RECIPIENTS)
                .param("person", person.value())
                .query(String.class)
                .list());
        String region = jdbc.sql(REGION)
                .param("person", person.value())
                .query((row, number) -> Optional.ofNullable(row.getString("region")))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
        return new Disclosure(recipients, region);
    }
}
