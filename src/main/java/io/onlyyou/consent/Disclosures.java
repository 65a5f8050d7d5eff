package io.onlyyou.consent;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Knows whom people's pictures may be sent to: what the notice that they agreed to says, and nothing else. */
@Repository
public class Disclosures {

    private static final String OF = """
            select (select region from ledger_entry
                    where person_key = :person and purpose = 'generation' and state = 'given'
                    order by seq desc limit 1) as region,
                array(select recipient from consent
            """ + Lapse.JOINED + """

                    join notice_recipient using (notice_id, notice_version)
                    where consent.person_key = :person and consent.purpose = 'generation'
                        and consent.state = 'given' and lapse.at is null) as recipients""";

    private final JdbcClient jdbc;
    private final OnePerson onePerson;

    Disclosures(JdbcClient jdbc, OnePerson onePerson) {
        this.jdbc = jdbc;
        this.onePerson = onePerson;
    }

    /** What is allowed now; nobody where generation is not given. */
    @Transactional(readOnly = true)
    public Disclosure of(PersonKey person) {
        onePerson.serve(person);
        return jdbc.sql(OF)
                .param("person", person.value())
                .query((row, number) -> new Disclosure(
                        Set.of((String[]) row.getArray("recipients").getArray()), row.getString("region")))
                .single();
    }
}
