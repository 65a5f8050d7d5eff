package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@QuickIntegrationTest
class RevocationIntegrationTests {

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final String trust = TestTokens.client("trust-ops", "admin:read", "admin:revoke", "admin:operate");
    private Api api;
    private Scene scene;
    private String person;
    private String path;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
        path = "/v1/admin/subjects/" + person;
    }

    @Test
    void revocationEndsConsentWithItsReasonAndNeverAsWithdrawn() {
        scene.optIn(person, "generation", "feed");

        Reply reply = revoke("{\"purposes\":\"all\",\"reason\":\"impersonation\",\"ticket\":\"T-1\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("reason").asString()).isEqualTo("impersonation");
        assertThat(reply.json().path("actor").asString()).isEqualTo("admin:trust-ops");
        assertThat(reply.json().path("portraitsDestroyed").asInt()).isEqualTo(1);
        assertThat(scene.state(person, "generation")).isEqualTo("revoked");
        assertThat(scene.state(person, "stories")).isEqualTo("unknown");
        assertThat(scene.splice("eager", person, Scene.page(20)).header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=no-consent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"purposes\":\"all\"}",
                "{\"purposes\":\"all\",\"reason\":\"  \"}",
                "{\"purposes\":[null],\"reason\":\"x\"}",
                "{\"purposes\":null,\"reason\":\"x\"}",
                "{\"reason\":\"x\"}",
                "{\"purposes\":[\"all\",\"feed\"],\"reason\":\"x\"}",
                "{\"purposes\":[],\"reason\":\"x\"}",
                "{\"purposes\":[\"everything\"],\"reason\":\"x\"}",
                "{\"purposes\":\"all\",\"reason\":\"x\",\"hold\":\"yes\"}",
                "{\"purposes\":\"all\",\"reason\":\"a\\u0000b\"}",
            })
    void revocationWithoutReasonOrWithWrongFieldsChangesNothing(String body) {
        scene.give(person, "feed");

        Reply reply = revoke(body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("invalid-request");
        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    @Test
    void holdBlocksANewOptInUntilItIsLifted() {
        scene.give(person, "feed");
        revoke("{\"purposes\":[\"feed\"],\"reason\":\"under review\",\"hold\":true}");

        assertThat(scene.give(person, "feed").problem()).isEqualTo("not-eligible");
        assertThat(api.delete(path + "/hold", trust).status()).isEqualTo(204);
        assertThat(api.delete(path + "/hold", trust).status()).isEqualTo(404);
        assertThat(scene.give(person, "feed").status()).isEqualTo(200);
    }

    @Test
    void revocationIsRecordedEvenWhereThePersonWasFaster() {
        scene.give(person, "feed");
        scene.endAll(person);

        Reply reply = revoke("{\"purposes\":\"all\",\"reason\":\"minor reported\",\"ticket\":\"T-2\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("actor").asString()).isEqualTo("admin:trust-ops");
        assertThat(reply.json().path("reason").asString()).isEqualTo("minor reported");
        assertThat(reply.json().path("ticket").asString()).isEqualTo("T-2");
        assertThat(reply.json().path("consents")).isEmpty();
        assertThat(scene.state(person, "feed")).isEqualTo("withdrawn");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sameOrderAgainGivesTheSameReceiptAndAddsNothing(boolean personWasFaster) {
        scene.give(person, "feed");
        if (personWasFaster) {
            scene.endAll(person);
        }
        String order = "{\"purposes\":\"all\",\"reason\":\"minor reported\",\"ticket\":\"T-2\",\"hold\":true}";
        Reply first = revoke(order);
        long receipts = receipts();
        JsonNode history = api.get(path, trust).json().path("history");

        Reply again = revoke(order);

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(receipts()).isEqualTo(receipts);
        assertThat(api.get(path, trust).json().path("history")).isEqualTo(history);
        assertThat(revoke(order.replace("T-2", "T-3")).json().path("ticket").asString())
                .isEqualTo("T-3");
    }

    /** Each is an act of its own: it blocks who was not blocked, or ends what was given since. */
    @Test
    void sameOrderThatFindsSomethingToDoHasAReceiptOfItsOwn() {
        scene.give(person, "feed");
        String order = "{\"purposes\":\"all\",\"reason\":\"under review\"}";
        String first = revoke(order).json().path("id").asString();

        String held =
                revoke(order.replace("}", ",\"hold\":true}")).json().path("id").asString();
        api.delete(path + "/hold", trust);
        scene.give(person, "feed");
        Reply ended = revoke(order);

        assertThat(Set.of(first, held, ended.json().path("id").asString())).hasSize(3);
        assertThat(ended.json().at("/consents/0/state").asString()).isEqualTo("revoked");
    }

    @Test
    void yesFromBeforeAnOrderIsStaleEvenWhereTheOrderFoundNothing() {
        scene.give(person, "feed");
        String order = "{\"purposes\":\"all\",\"reason\":\"under review\"}";
        revoke(order);
        ObjectNode between = scene.event("opted-in", person, scene.optInData("feed"));
        between.put("time", now().toString());
        revoke(order);

        assertThat(scene.send(between).problem()).isEqualTo("stale-consent");
    }

    @Test
    void holdOutlivesTheAccount() {
        scene.give(person, "feed");
        revoke("{\"purposes\":\"all\",\"reason\":\"under review\",\"hold\":true}");
        scene.send(scene.event("account-deleted", person));

        assertThat(scene.give(person, "feed").problem()).isEqualTo("not-eligible");
        assertThat(api.delete(path + "/hold", trust).status()).isEqualTo(204);
        assertThat(scene.give(person, "feed").status()).isEqualTo(200);
        scene.send(scene.event("account-deleted", person));
        assertThat(scene.give(person, "feed").status()).isEqualTo(200);
    }

    @Test
    void holdOnADeletedAccountStoresNoId() {
        scene.give(person, "feed");
        scene.send(scene.event("account-deleted", person));
        String hold = "{\"purposes\":\"all\",\"reason\":\"under review\",\"hold\":true}";

        Reply first = revoke(hold, "Idempotency-Key", "k-2");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(heardOf()).isFalse();
        assertThat(api.get(first.json().path("receipt").asString(), scene.appToken())
                        .status())
                .isEqualTo(200);
        assertThat(scene.give(person, "feed").problem()).isEqualTo("not-eligible");
        assertThat(revoke(hold, "Idempotency-Key", "k-2").json()).isEqualTo(first.json());
        assertThat(revoke(hold.replace("under", "in"), "Idempotency-Key", "k-2").problem())
                .isEqualTo("idempotency-conflict");
        assertThat(revoke(hold).status()).isEqualTo(200);
        assertThat(heardOf()).isFalse();

        assertThat(api.delete(path + "/hold", trust).status()).isEqualTo(204);
        assertThat(scene.give(person, "feed").status()).isEqualTo(200);
    }

    @Test
    void idempotencyKeyMakesARevocationCountOnce() {
        scene.give(person, "feed");
        String body = "{\"purposes\":[\"feed\"],\"reason\":\"asked twice\"}";
        Reply first = revoke(body, "Idempotency-Key", "k-1");
        scene.give(person, "feed");

        Reply again = revoke(body, "Idempotency-Key", "k-1");
        Reply other = revoke("{\"purposes\":\"all\",\"reason\":\"asked twice\"}", "Idempotency-Key", "k-1");

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(scene.state(person, "feed")).isEqualTo("given");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("idempotency-conflict");
    }

    @Test
    void personNeverHeardOfIsNotFound() {
        assertThat(revoke("{\"purposes\":\"all\",\"reason\":\"x\"}").status()).isEqualTo(404);
        assertThat(api.get(path, trust).status()).isEqualTo(404);
    }

    @Test
    void administratorsReadMetadataAndNoPicture() {
        scene.optIn(person, "generation", "feed");

        Reply reply = api.get(path, trust);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("history")).hasSize(2);
        assertThat(reply.text()).doesNotContain("image", "content");
        assertThat(api.get(Scene.subject(person) + "/portraits", trust).status())
                .isEqualTo(403);
        assertThat(api.get(path, scene.appToken()).status()).isEqualTo(403);
    }

    private long receipts() {
        return jdbc.sql("select count(*) from receipt join person using (person_key) where subject = :subject")
                .param("subject", person)
                .query(Long.class)
                .single();
    }

    /** By the clock that orders yes and no. */
    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private boolean heardOf() {
        return jdbc.sql("select exists (select 1 from person where subject = :subject)")
                .param("subject", person)
                .query(Boolean.class)
                .single();
    }

    private Reply revoke(String body, String... headers) {
        return api.post(path + "/revocations", trust, body, headers);
    }
}
