package io.onlyyou.consent;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Knows whom people's pictures may be sent to: what the notice that they agreed to says, and nothing else. */
@Repository
public class Disclosures {

    private static final String REGION = """
            select region from ledger_entry
            where person_key = :person and purpose = 'generation' and state = 'given'
            order by seq desc limit 1""";

    private final JdbcClient jdbc;
    private final OnePerson onePerson;
    private final Recipients recipients;

    Disclosures(JdbcClient jdbc, OnePerson onePerson, Recipients recipients) {
        this.jdbc = jdbc;
        this.onePerson = onePerson;
        this.recipients = recipients;
    }

    /** What is allowed now; nobody where generation is not given. */
    @Transactional(readOnly = true)
    public Disclosure of(PersonKey person) {
        onePerson.serve(person);
        String region = jdbc.sql(REGION)
                .param("person", person.value())
                .query((row, number) -> Optional.ofNullable(row.getString("region")))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
        return new Disclosure(recipients.of(person), region);
    }
}
