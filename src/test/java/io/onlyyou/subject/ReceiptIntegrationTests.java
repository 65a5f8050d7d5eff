package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is signed by one JOSE library (Nimbus) is checked by another (jose4j). */
@QuickIntegrationTest
class ReceiptIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String person = Scene.somebody();
    private final String path = Scene.subject(person);

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;
    private JsonWebKeySet published = new JsonWebKeySet();

    @BeforeEach
    void connect() {
        api = Api.of(environment);
        scene = new Scene(api);
    }

    @Test
    @Shows(Promised.RECEIPTS_PROVE)
    void anotherLibraryAcceptsTheReceiptOfAYes() throws Exception {
        String receipt = scene.give(person, "feed").json().path("receipt").asString();

        JsonNode signed = JSON.readTree(verified(jws(receipt)));

        assertThat(signed.path("record")
                        .path("events")
                        .get(0)
                        .path("eventState")
                        .asString())
                .isEqualTo("given");
        assertThat(signed.toString()).doesNotContain(person);
        JsonNode shown = api.get(receipt, scene.appToken()).json();
        assertThat(shown.path("subject").asString()).isEqualTo(person);
        assertThat(shown.path("record")).isEqualTo(signed.path("record"));
        assertThat(signed.at("/record/piiPrincipalId").asString()).isEqualTo(principal(shown));
    }

    @Test
    @Shows(Promised.RECEIPTS_PROVE)
    void everyByteCounts() throws Exception {
        String jws = jws(scene.give(person, "feed").json().path("receipt").asString());
        assertThat(verified(jws)).isNotEmpty();

        for (int place = 0; place < jws.length(); place++) {
            StringBuilder altered = new StringBuilder(jws);
            altered.setCharAt(place, jws.charAt(place) == 'A' ? 'B' : 'A');
            // The last character of the signature carries unused bits; four more letters stand for the same bytes.
            if (!sameBytes(altered.toString(), jws)) {
                assertThat(accepts(altered.toString()))
                        .as("altered at " + place)
                        .isFalse();
            }
        }
    }

    @Test
    void aByteChangedInTheDatabaseIsNoticed() throws Exception {
        String receipt = scene.give(person, "feed").json().path("receipt").asString();
        jdbc.sql(
                        "update receipt set body = replace(body, 'in-app-toggle', 'in-app-toggl_') where id = cast(:id as uuid)")
                .param("id", receipt.substring(receipt.lastIndexOf('/') + 1))
                .update();

        assertThat(accepts(jws(receipt))).isFalse();
    }

    @Test
    @Shows(Promised.RECEIPTS_PROVE)
    void endingGivesASignedReceiptToo() throws Exception {
        scene.optIn(person, "generation", "feed");
        JsonNode ended = scene.endAll(person).json();

        assertThat(ended.path("receipt").asString())
                .isEqualTo(path + "/receipts/" + ended.path("id").asString());
        JsonNode signed = JSON.readTree(verified(jws(ended.path("receipt").asString())));
        assertThat(signed.path("keysDestroyed").asInt()).isEqualTo(1);
        assertThat(signed.at("/record/piiProcessing/0/privacyNotice/id").asString())
                .isEqualTo("imagine-yourself");
        assertThat(signed.at("/record/piiProcessing/0/jurisdiction").asString()).isEqualTo("US-CA");
        assertThat(signed.path("record").path("events"))
                .extracting(event -> event.path("purpose").asString() + " "
                        + event.path("eventState").asString())
                .containsExactly("generation withdrawn", "feed withdrawn", "stories refused", "advertising refused");
    }

    @Test
    @Shows(Promised.RECEIPTS_PROVE)
    void receiptHasTheMandatoryFieldsOfTheStandard() {
        scene.optIn(person, "generation", "feed");
        String receipt = consentReceipt();

        JsonNode record = api.get(receipt, scene.appToken()).json().path("record");

        assertThat(record.propertyNames()).contains("schemaVersion", "recordId", "piiPrincipalId");
        for (JsonNode processing : record.path("piiProcessing")) {
            assertThat(processing.propertyNames())
                    .contains(
                            "privacyNotice",
                            "language",
                            "purpose",
                            "piiInformation",
                            "piiControllers",
                            "storageLocations",
                            "retentionPeriod",
                            "recipientThirdParties",
                            "jurisdiction",
                            "withdrawalMethod");
            assertThat(processing.path("piiInformation").get(0).has("piiType")).isTrue();
            assertThat(processing.at("/privacyNotice/sha256").asString()).hasSize(64);
            assertThat(api.get(processing.at("/privacyNotice/uri").asString(), "")
                            .status())
                    .isEqualTo(200);
        }
        for (JsonNode party : record.path("partyIdentification")) {
            assertThat(party.propertyNames())
                    .contains("partyId", "partyName", "partyAddress", "partyContact", "partyType");
        }
        for (JsonNode event : record.path("events")) {
            assertThat(event.propertyNames())
                    .contains("eventTime", "validityDuration", "entityId", "eventType", "eventState");
        }
    }

    @Test
    void deletedAccountLeavesReceiptsThatNobodyCanTieToTheId() throws Exception {
        scene.give(person, "feed");
        JsonNode answer = scene.send(scene.event("account-deleted", person)).json();
        String receipt = answer.path("receipt").asString();

        assertThat(accepts(jws(receipt))).isTrue();
        JsonNode shown = api.get(receipt, scene.appToken()).json();
        assertThat(shown.at("/record/piiPrincipalId").asString()).isEqualTo(principal(shown));
        assertThat(jdbc.sql(
                                "select count(*) from receipt where encode(principal_salt, 'hex') <> '' and body like '%feed%'"
                                        + " and person_key in (select person_key from ledger_entry) "
                                        + " and person_key not in (select person_key from person)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void administratorFindsEveryReceiptOfThePerson() throws Exception {
        scene.give(person, "feed");
        api.delete(path + "/consents/feed", scene.appToken());
        String auditor = TestTokens.client("auditor", "admin:read");

        JsonNode receipts =
                api.get("/v1/admin/subjects/" + person, auditor).json().path("receipts");

        assertThat(receipts).hasSize(2).allSatisfy(receipt -> {
            assertThat(api.get(receipt.asString(), auditor)
                            .json()
                            .path("subject")
                            .asString())
                    .isEqualTo(person);
            assertThat(accepts(new String(
                            api.get(receipt.asString(), auditor, "Accept", "application/jose")
                                    .body(),
                            StandardCharsets.US_ASCII)))
                    .isTrue();
        });
    }

    @Test
    void receiptIsJsonUnlessAskedForSigned() {
        String receipt = scene.give(person, "feed").json().path("receipt").asString();

        assertThat(api.get(receipt, scene.appToken(), "Accept", "*/*").header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(api.get(receipt, scene.appToken(), "Accept", "application/json")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(receipt, scene.appToken(), "Accept", "application/jose")
                        .header("Content-Type"))
                .startsWith("application/jose");
        assertThat(api.get(receipt, scene.appToken(), "Accept", "image/png").status())
                .isEqualTo(406);
    }

    private String consentReceipt() {
        return api.get(path + "/consents", scene.appToken())
                .json()
                .at("/consents/0/receipt")
                .asString();
    }

    private String jws(String receipt) {
        Reply reply = api.get(receipt, scene.appToken(), "Accept", "application/jose");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    private boolean accepts(String jws) {
        try {
            verified(jws);
            return true;
        } catch (JoseException | RuntimeException refused) {
            return false;
        }
    }

    /** The payload, if jose4j accepts the signature by the published keys. */
    private String verified(String jws) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(
                ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
        signature.setCompactSerialization(jws);
        signature.setKey(new VerificationJwkSelector()
                .select(signature, keys().getJsonWebKeys())
                .getKey());
        if (!signature.verifySignature()) {
            throw new JoseException("refused");
        }
        return signature.getPayload();
    }

    private JsonWebKeySet keys() throws JoseException {
        if (published.getJsonWebKeys().isEmpty()) {
            String text = api.get("/.well-known/jwks.json", "").text();
            assertThat(text).doesNotContain("\"d\"");
            published = new JsonWebKeySet(text);
        }
        return published;
    }

    private static boolean sameBytes(String one, String other) {
        String[] these = one.split("\\.", -1);
        String[] those = other.split("\\.", -1);
        if (these.length != those.length) {
            return false;
        }
        for (int part = 0; part < these.length; part++) {
            byte[] left = Base64.getUrlDecoder().decode(these[part]);
            if (!Arrays.equals(left, Base64.getUrlDecoder().decode(those[part]))) {
                return false;
            }
        }
        return true;
    }

    private String principal(JsonNode receipt) throws Exception {
        var salted = new ByteArrayOutputStream();
        salted.writeBytes(
                Base64.getUrlDecoder().decode(receipt.path("principalSalt").asString()));
        salted.writeBytes(person.getBytes(StandardCharsets.UTF_8));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(salted.toByteArray());
        return "sha-256:" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
