package io.onlyyou.consent;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the receipt of every consent given and ended.
 *
 * <p>It is stored without the person's id, so that a deleted account leaves none behind; whoever asks for it has named
 * the person, and gets the id filled in.
 */
@Repository
public class Receipts {

    private static final String SUBJECT = "subject";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ReceiptTokens tokens;

    Receipts(JdbcClient jdbc, JsonMapper json, ReceiptTokens tokens) {
        this.jdbc = jdbc;
        this.json = json;
        this.tokens = tokens;
    }

    /**
     * A receipt of this person.
     *
     * @param person the person's key, or null where the person is unknown or erased
     * @param id the receipt's id, or the opaque token by which the receipt of a deleted account stays reachable
     */
    public Optional<ObjectNode> find(Subject subject, @Nullable PersonKey person, String id) {
        Optional<ReceiptTokens.Target> target = tokens.open(subject, id)
                .or(() -> person == null
                        ? Optional.empty()
                        : parse(id).map(uuid -> new ReceiptTokens.Target(person, uuid)));
        return target.flatMap(found -> body(found.person(), found.receipt())).map(body -> {
            body.put(SUBJECT, subject.value());
            return body;
        });
    }

    /** By what a receipt can be asked for once the person's row is gone. */
    public String tokenFor(Person person, UUID receipt) {
        return tokens.seal(person.subject(), person.key(), receipt);
    }

    void keep(Person person, ConsentReceipt receipt) {
        insert(person, receipt.id(), "consent", json.valueToTree(receipt), receipt.at(), null);
    }

    void keep(Person person, DeletionReceipt receipt, @Nullable RequestKey request) {
        insert(person, receipt.id(), "deletion", json.valueToTree(receipt), receipt.at(), request);
    }

    Optional<DeletionReceipt> deletion(Person person, UUID id) {
        return find(person.subject(), person.key(), id.toString())
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
            Person person, UUID id, String kind, ObjectNode body, Instant at, @Nullable RequestKey request) {
        body.remove(SUBJECT);
        jdbc.sql("""
                insert into receipt (person_key, id, kind, body, created_at, request_key, request_hash)
                values (:person, :id, :kind, :body::jsonb, :at, :requestKey, :requestHash)""")
                .param("person", person.key().value())
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

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
