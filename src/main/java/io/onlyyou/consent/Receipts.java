package io.onlyyou.consent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the receipt of every consent given and ended.
 *
 * <p>It is stored without the person's id, so that a deleted account leaves none behind; whoever asks for it has named
 * the person, and gets the id filled in. The receipt of a deleted account is kept apart, under a keyed hash of the id and
 * the receipt, so that nothing leads from it to the ledger.
 */
@Repository
public class Receipts {

    private static final String SUBJECT = "subject";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final KeyedHash keyedHash;
    private final OnePerson onePerson;

    Receipts(JdbcClient jdbc, JsonMapper json, KeyedHash keyedHash, OnePerson onePerson) {
        this.jdbc = jdbc;
        this.json = json;
        this.keyedHash = keyedHash;
        this.onePerson = onePerson;
    }

    /**
     * A receipt of this person.
     *
     * @param person the person's key, or null where the person is unknown or erased
     */
    @Transactional(readOnly = true)
    public Optional<ObjectNode> find(Subject subject, @Nullable PersonKey person, UUID id) {
        if (person != null) {
            onePerson.serve(person);
        }
        return (person == null ? Optional.<ObjectNode>empty() : body(person, id))
                .or(() -> body(served(apart(subject, id)), id))
                .map(body -> {
                    body.put(SUBJECT, subject.value());
                    return body;
                });
    }

    void keep(Person person, ConsentReceipt receipt) {
        insert(person.key(), receipt.id(), "consent", json.valueToTree(receipt), receipt.at(), null);
    }

    /** Keeps the receipt of a deleted account, where only the id and the receipt's own name together lead. */
    void keepApart(Person person, DeletionReceipt receipt) {
        PersonKey apart = served(apart(person.subject(), receipt.id()));
        insert(apart, receipt.id(), "deletion", json.valueToTree(receipt), receipt.at(), null);
    }

    void keep(Person person, DeletionReceipt receipt, @Nullable RequestKey request) {
        insert(person.key(), receipt.id(), "deletion", json.valueToTree(receipt), receipt.at(), request);
    }

    Optional<DeletionReceipt> deletion(Person person, UUID id) {
        return find(person.subject(), person.key(), id)
                .filter(body -> body.has("keysDestroyed"))
                .map(body -> json.treeToValue(body, DeletionReceipt.class));
    }

    /** The receipt that this request made before; fails where its key was used for something else. */
    Optional<DeletionReceipt> madeBy(Person person, RequestKey request) {
        record Made(UUID id, byte[] content) {}
        Optional<Made> made = jdbc.sql("""
                select id, request_hash from receipt where person_key = :person and request_key = :key""")
                .param("person", person.key().value())
                .param("key", request.key())
                .query((row, number) -> new Made(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional();
        return made.flatMap(earlier -> {
            if (!Arrays.equals(earlier.content(), request.content())) {
                throw new IdempotencyConflictException();
            }
            return deletion(person, earlier.id());
        });
    }

    private void insert(
            PersonKey person, UUID id, String kind, ObjectNode body, Instant at, @Nullable RequestKey request) {
        body.remove(SUBJECT);
        jdbc.sql("""
                insert into receipt (person_key, id, kind, body, created_at, request_key, request_hash)
                values (:person, :id, :kind, :body::jsonb, :at, :requestKey, :requestHash)""")
                .param("person", person.value())
                .param("id", id)
                .param("kind", kind)
                .param("body", json.writeValueAsString(body))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("requestKey", request == null ? null : request.key())
                .param("requestHash", request == null ? null : request.content())
                .update();
    }

    private Optional<ObjectNode> body(PersonKey person, UUID id) {
        return jdbc.sql("select body from receipt where person_key = :person and id = :id")
                .param("person", person.value())
                .param("id", id)
                .query(String.class)
                .optional()
                .map(body -> (ObjectNode) json.readTree(body));
    }

    private PersonKey served(PersonKey apart) {
        onePerson.serveApart(apart);
        return apart;
    }

    private PersonKey apart(Subject subject, UUID id) {
        ByteBuffer hash = ByteBuffer.wrap(
                keyedHash.of(("receipt:" + id + ":" + subject.value()).getBytes(StandardCharsets.UTF_8)));
        return new PersonKey(new UUID(hash.getLong(), hash.getLong()));
    }
}
