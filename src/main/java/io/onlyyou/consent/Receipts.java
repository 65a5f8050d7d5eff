package io.onlyyou.consent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps a signed receipt of every consent given and ended.
 *
 * <p>It is stored, and signed, without the person's id, so that a deleted account leaves none behind; whoever asks for it
 * has named the person, and gets the id filled in, with the salt that shows that the receipt is about that id. The receipt
 * of a deleted account is kept apart, under a keyed hash of the id and the receipt, so that nothing leads from it to the
 * ledger. See {@code docs/decisions/0011-receipts-signed-without-the-id.md}.
 */
@Service
public class Receipts {

    private static final String SUBJECT = "subject";
    private static final String RECORD = "record";
    private static final String SALT = "principalSalt";
    /** The receipt's own path, filled in as the id is. */
    private static final String LINK = "receipt";

    private final ReceiptRows rows;
    private final ReceiptRecords records;
    private final Signatures signatures;
    private final JsonMapper json;
    private final KeyedHash keyedHash;

    Receipts(ReceiptRows rows, ReceiptRecords records, Signatures signatures, JsonMapper json, KeyedHash keyedHash) {
        this.rows = rows;
        this.records = records;
        this.signatures = signatures;
        this.json = json;
        this.keyedHash = keyedHash;
    }

    /** Where the person finds it. */
    public static String path(Subject subject, UUID id) {
        return "/v1/subjects/" + subject.value() + "/receipts/" + id;
    }

    /**
     * A receipt of this person.
     *
     * @param person the person's key, or null where the person is unknown or erased
     */
    @Transactional(readOnly = true)
    public Optional<ObjectNode> find(Subject subject, @Nullable PersonKey person, UUID id) {
        return row(subject, person, id).map(row -> {
            ObjectNode body = (ObjectNode) json.readTree(row.body());
            body.put(SUBJECT, subject.value());
            body.put(LINK, path(subject, id));
            byte[] salt = row.salt();
            if (body.has(RECORD)) {
                Principal principal = salt == null ? apartPrincipal(subject, id) : new Principal(salt);
                body.put(SALT, principal.encodedSalt());
            }
            return body;
        });
    }

    /** The same signed, as a JSON Web Signature in its compact form over the bytes that are stored. */
    @Transactional(readOnly = true)
    public Optional<String> findSigned(Subject subject, @Nullable PersonKey person, UUID id) {
        return row(subject, person, id).flatMap(row -> {
            String signature = row.signature();
            return signature == null ? Optional.empty() : Optional.of(Signatures.withPayload(signature, row.body()));
        });
    }

    void keep(Person person, ConsentReceipt receipt, List<ConsentStatus> changed) {
        RecordedAct act = RecordedAct.of(person, receipt, changed);
        Principal principal = Principal.fresh();
        ReceiptRows.Row row = signed(act, json.valueToTree(receipt), principal, principal.salt());
        rows.add(person.key(), "consent", row, receipt.at(), null);
    }

    void keep(Person person, DeletionReceipt receipt, List<ConsentStatus> changed, @Nullable RequestKey request) {
        RecordedAct act = RecordedAct.of(person, receipt, changed);
        Principal principal = Principal.fresh();
        ReceiptRows.Row row = signed(act, json.valueToTree(receipt), principal, principal.salt());
        rows.add(person.key(), "deletion", row, receipt.at(), request);
    }

    /**
     * Keeps the receipt of a deleted account where only the id and the receipt's own name together lead, and leaves those
     * of the time before without a name.
     */
    void keepApart(Person person, DeletionReceipt receipt, List<ConsentStatus> changed, @Nullable RequestKey request) {
        RecordedAct act = RecordedAct.of(person, receipt, changed);
        Principal principal = apartPrincipal(person.subject(), receipt.id());
        ReceiptRows.Row row = signed(act, json.valueToTree(receipt), principal, null);
        rows.addApart(apart(person.subject(), receipt.id()), "deletion", row, receipt.at(), request);
        rows.forgetPrincipals(person.key());
    }

    Optional<DeletionReceipt> deletion(Person person, UUID id) {
        return find(person.subject(), person.key(), id)
                .filter(body -> body.has("keysDestroyed"))
                .map(body -> json.treeToValue(body.remove(List.of(RECORD, SALT, LINK)), DeletionReceipt.class));
    }

    /** The person's newest receipt, where it answered this administrator's very order, and ended nothing that is not asked for now. */
    Optional<DeletionReceipt> ofSameOrder(Person person, EndRequest order) {
        return rows.newest(person.key())
                .flatMap(newest -> deletion(person, newest))
                .filter(receipt -> receipt.actor().equals(order.actor().ledgerName())
                        && receipt.reason().equals(order.reason())
                        && Objects.equals(receipt.ticket(), order.ticket())
                        && receipt.consents().stream()
                                .map(ConsentSummary::purpose)
                                .allMatch(order.purposes()::contains));
    }

    /** The receipt that this request made before; fails where its key was used for something else. */
    Optional<DeletionReceipt> madeBy(Person person, RequestKey request) {
        UUID name = nameApart(person.subject(), request);
        Optional<ReceiptRows.Made> made =
                rows.madeBy(person.key(), request).or(() -> rows.madeApart(apart(person.subject(), name), request));
        return made.flatMap(earlier -> {
            if (!Arrays.equals(earlier.content(), request.content())) {
                throw new IdempotencyConflictException();
            }
            return deletion(person, earlier.id());
        });
    }

    /** What the receipt that a request makes of a deleted account is called, so that the same request finds it again. */
    UUID nameApart(Subject subject, RequestKey request) {
        String asked = HexFormat.of().formatHex(request.key());
        ByteBuffer hash = ByteBuffer.wrap(
                keyedHash.of(("receipt-request:" + asked + ":" + subject.value()).getBytes(StandardCharsets.UTF_8)));
        // A UUID of version 8, RFC 9562: made of what its maker likes.
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private ReceiptRows.Row signed(
            RecordedAct act, ObjectNode receipt, Principal principal, byte @Nullable [] storedSalt) {
        receipt.remove(List.of(SUBJECT, LINK));
        receipt.set(
                RECORD,
                json.valueToTree(records.of(act, principal.of(act.person().subject()))));
        String body = json.writeValueAsString(receipt);
        return new ReceiptRows.Row(act.receipt(), body, signatures.detached(body), storedSalt);
    }

    private Optional<ReceiptRows.Row> row(Subject subject, @Nullable PersonKey person, UUID id) {
        return (person == null ? Optional.<ReceiptRows.Row>empty() : rows.find(person, id))
                .or(() -> rows.findApart(apart(subject, id), id));
    }

    private PersonKey apart(Subject subject, UUID id) {
        ByteBuffer hash = ByteBuffer.wrap(keyed("receipt:", subject, id));
        return new PersonKey(new UUID(hash.getLong(), hash.getLong()));
    }

    private Principal apartPrincipal(Subject subject, UUID id) {
        return new Principal(keyed("receipt-principal:", subject, id));
    }

    private byte[] keyed(String use, Subject subject, UUID id) {
        return keyedHash.of((use + id + ":" + subject.value()).getBytes(StandardCharsets.UTF_8));
    }
}
