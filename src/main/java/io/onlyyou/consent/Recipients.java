package io.onlyyou.consent;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Answers which providers a person's pictures may be sent to: those that the notice names which the person agreed to. */
@Repository
public class Recipients {

    private static final String OF = """
            select recipient from consent
            """ + Lapse.JOINED + """

            join notice_recipient using (notice_id, notice_version)
            where consent.person_key = :person and consent.purpose = 'generation'
              and consent.state = 'given' and lapse.at is null""";

    private final JdbcClient jdbc;
    private final OnePerson onePerson;

    Recipients(JdbcClient jdbc, OnePerson onePerson) {
        this.jdbc = jdbc;
        this.onePerson = onePerson;
    }

    /** The ids of the providers; nobody while the consent to generation is not given. */
    @Transactional(readOnly = true)
    public Set<String> of(PersonKey person) {
        onePerson.serve(person);
        return new TreeSet<>(
                jdbc.sql(OF).param("person", person.value()).query(String.class).list());
    }
}
