package io.onlyyou.consent;

import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the database whom the current transaction serves: it shows rows of nobody else, and none at all before it is told.
 *
 * <p>{@link People} tells it by itself; this is for who has a person's key only. Forgotten when the transaction ends. See
 * {@code docs/decisions/0013-a-second-lock-in-the-database.md}.
 */
@Component
public class OnePerson {

    private final JdbcClient jdbc;

    OnePerson(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From here on the rows of this person are there; fails in a transaction that serves another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void serve(PersonKey person) {
        jdbc.sql("select serve_person(:person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** The rows that are kept under this keyed hash of the person's id, in place of those under another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void serveHash(byte[] subjectHash) {
        set("onlyyou.subject_hash", HexFormat.of().formatHex(subjectHash));
    }

    /** The receipts that are kept apart from any person, under this key. */
    @Transactional(propagation = Propagation.MANDATORY)
    void serveApart(PersonKey apart) {
        set("onlyyou.apart", apart.value().toString());
    }

    private void set(String setting, String value) {
        jdbc.sql("select set_config(:setting, :value, true)")
                .param("setting", setting)
                .param("value", value)
                .query(String.class)
                .single();
    }
}
