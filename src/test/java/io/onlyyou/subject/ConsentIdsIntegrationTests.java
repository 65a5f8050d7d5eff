package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ids of people and of records that are none, are another's or only look like one, all lead to the same nothing. */
@QuickIntegrationTest
class ConsentIdsIntegrationTests {

    private final String trust = TestTokens.client("trust-ops", "admin:read", "admin:revoke");
    private final String person = Scene.somebody();

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private Api api;
    private Scene scene;

    @BeforeEach
    void meet(@Autowired Environment environment) {
        api = Api.of(environment);
        scene = new Scene(api);
        scene.give(person, "feed");
    }

    /** Cyrillic, the two forms of an accented letter, full width; then what no server lets into a path. */
    @ParameterizedTest
    @CsvSource({
        "%D0%B0dmin, 404",
        "caf%C3%A9, 404",
        "cafe%CC%81, 404",
        "%EF%BD%95ser, 404",
        "-leading, 404",
        "has%20space, 404",
        "a%25b, 400",
        "a%00b, 400",
        "a%2Fb, 400",
        "a;x=1, 400",
        "%2e%2e, 400",
    })
    void aDoubtfulPersonIsNobody(String id, int status) {
        long before = people();

        for (String path :
                new String[] {"/consents", "/consents/history", "/preferences", "/receipts/" + UUID.randomUUID()}) {
            Reply reply = api.get("/v1/subjects/" + id + path, scene.appToken());
            assertThat(reply.status()).as(path).isEqualTo(status);
            assertThat(reply.text()).doesNotContain("Exception");
        }
        assertThat(scene.give(id, "feed").status()).isEqualTo(status);
        assertThat(scene.endAll(id).status()).isEqualTo(status);
        assertThat(api.get("/v1/admin/subjects/" + id, trust).status()).isEqualTo(status);
        assertThat(api.post(
                                "/v1/admin/subjects/" + id + "/revocations",
                                trust,
                                "{\"purposes\":\"all\",\"reason\":\"test\"}")
                        .status())
                .isEqualTo(status);
        assertThat(people()).isEqualTo(before);
    }

    @ParameterizedTest
    @Shows(Promised.OTHERS_SEE_NOTHING)
    @ValueSource(strings = {"/v1/subjects/{subject}/receipts/", "/v1/admin/subjects/{subject}/receipts/"})
    void aDoubtfulReceiptIsAsAbsentAsAnAbsentOne(String path) {
        String receipts = path.replace("{subject}", person);
        String token = path.contains("admin") ? trust : scene.appToken();
        String foreign = receiptOf(Scene.somebody());
        Reply absent = api.get(receipts + UUID.randomUUID(), token);
        assertThat(absent.status()).isEqualTo(404);

        for (String id : new String[] {
            foreign, foreign.toUpperCase(Locale.ROOT), new UUID(0, 0).toString(), "1-1-1-1-1", "x", "-1", "2147483648"
        }) {
            Reply reply = api.get(receipts + id, token);
            assertThat(reply.status()).as(id).isEqualTo(404);
            assertThat(reply.text()).as(id).isEqualTo(absent.text());
            Reply signed = api.get(receipts + id, token, "Accept", "application/jose");
            assertThat(signed.status()).as(id).isEqualTo(404);
        }
    }

    @Test
    void anIdInCapitalsIsTheSameReceiptAndAnotherPerson() {
        String receipt = receiptOf(person);

        assertThat(api.get(Scene.subject(person) + "/receipts/" + receipt.toUpperCase(Locale.ROOT), scene.appToken())
                        .status())
                .isEqualTo(200);
        assertThat(scene.state(person.toUpperCase(Locale.ROOT), "feed")).isEqualTo("unknown");
    }

    private String receiptOf(String someone) {
        String path = scene.give(someone, "feed").json().path("receipt").asString();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private long people() {
        return jdbc.sql("select count(*) from person").query(Long.class).single();
    }
}
