package io.onlyyou.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of receipts. */
@Repository
class ReceiptRows {

    /**
     * A receipt as it is stored.
     *
     * @param body the bytes that were signed, as text
     * @param signature a detached JWS, or null for one from before there were signatures
     * @param salt names the person in the body; null where the account is erased
     */
    record Row(UUID id, String body, @Nullable String signature, byte @Nullable [] salt) {}

    /** A receipt that a request with an idempotency key made. */
    record Made(UUID id, byte[] content) {}

    private final JdbcClient jdbc;
    private final OnePerson onePerson;

    ReceiptRows(JdbcClient jdbc, OnePerson onePerson) {
        this.jdbc = jdbc;
        this.onePerson = onePerson;
    }

    /** Keeps it with no person's, under a key that only the receipt and the person's id together give. */
    void addApart(PersonKey apart, String kind, Row row, Instant at, @Nullable RequestKey request) {
        onePerson.serveApart(apart);
        add(apart, kind, row, at, request);
    }

    void add(PersonKey person, String kind, Row row, Instant at, @Nullable RequestKey request) {
        jdbc.sql("""
                insert into receipt (person_key, id, kind, body, signature, principal_salt, created_at, request_key,
                    request_hash)
                values (:person, :id, :kind, :body, :signature, :salt, :at, :requestKey, :requestHash)""")
                .param("person", person.value())
                .param("id", row.id())
                .param("kind", kind)
                .param("body", row.body())
                .param("signature", row.signature())
                .param("salt", row.salt())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("requestKey", request == null ? null : request.key())
                .param("requestHash", request == null ? null : request.content())
                .update();
    }

    Optional<Row> findApart(PersonKey apart, UUID id) {
        onePerson.serveApart(apart);
        return found(apart, id);
    }

    Optional<Row> find(PersonKey person, UUID id) {
        onePerson.serve(person);
        return found(person, id);
    }

    private Optional<Row> found(PersonKey person, UUID id) {
        return jdbc.sql("""
                select id, body, signature, principal_salt from receipt where person_key = :person and id = :id""")
                .param("person", person.value())
                .param("id", id)
                .query(ReceiptRows::row)
                .optional();
    }

    /** Ids are of version 7, so in the order in which the receipts were made. */
    Optional<UUID> newest(PersonKey person) {
        return jdbc.sql("select id from receipt where person_key = :person order by id desc limit 1")
                .param("person", person.value())
                .query(UUID.class)
                .optional();
    }

    Optional<Made> madeApart(PersonKey apart, RequestKey request) {
        onePerson.serveApart(apart);
        return madeBy(apart, request);
    }

    Optional<Made> madeBy(PersonKey person, RequestKey request) {
        return jdbc.sql("select id, request_hash from receipt where person_key = :person and request_key = :key")
                .param("person", person.value())
                .param("key", request.key())
                .query((row, number) -> new Made(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional();
    }

    /** From now on nobody can find out whom the receipts name. */
    void forgetPrincipals(PersonKey person) {
        jdbc.sql("""
                update receipt set principal_salt = null
                where person_key = :person and principal_salt is not null""").param("person", person.value()).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBytes(4));
    }
}
