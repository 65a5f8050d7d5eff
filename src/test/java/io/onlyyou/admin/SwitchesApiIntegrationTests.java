package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Operators' switches over HTTP. */
@QuickIntegrationTest
class SwitchesApiIntegrationTests {

    private static final String SWITCHES = "/v1/admin/switches";
    private static final String OFF = "{\"on\":false,\"reason\":\"wrong pictures\"}";

    @Autowired
    private Environment environment;

    private final String operator = TestTokens.client("trust-ops", "admin:operate");
    private final String auditor = TestTokens.client("audit", "admin:read");
    private Api api;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
    }

    @AfterEach
    void turnOn() {
        for (String name : new String[] {"everything", "feed:eager", "provider:main", "rule:r.1"}) {
            put(name, "{\"on\":true}");
        }
    }

    @Test
    void theNextPageKnowsWhatWasTurnedOff() {
        Scene scene = new Scene(api);
        String page = Scene.page(20);

        Reply turned = put("feed:eager", OFF);

        assertThat(turned.status()).as(turned.text()).isEqualTo(200);
        assertThat(turned.json().path("on").asBoolean()).isFalse();
        Reply spliced = scene.splice("eager", Scene.somebody(), page);
        assertThat(spliced.header("Onlyyou-Outcome")).isEqualTo("unchanged;reason=switched-off");
        assertThat(spliced.text()).isEqualTo(page);

        assertThat(put("feed:eager", "{\"on\":true}").json().has("reason")).isFalse();
        assertThat(scene.splice("eager", Scene.somebody(), page).header("Onlyyou-Outcome"))
                .isEqualTo("unchanged;reason=no-consent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "feed:eager", "provider:main", "rule:r.1"})
    void tellsWhoTurnedWhatAndWhy(String name) {
        put(name, OFF);

        JsonNode state = state(name);

        assertThat(state.propertyNames()).containsExactlyInAnyOrder("name", "on", "reason", "changedBy", "changedAt");
        assertThat(state.path("on").asBoolean()).isFalse();
        assertThat(state.path("reason").asString()).isEqualTo("wrong pictures");
        assertThat(state.path("changedBy").asString()).isEqualTo("admin:trust-ops");
        assertThat(Instant.parse(state.path("changedAt").asString())).isNotNull();
    }

    @Test
    void listsFeedsThatWereNeverTurned() {
        JsonNode state = state("feed:timeline");
        assertThat(state.propertyNames()).containsExactlyInAnyOrder("name", "on");
        assertThat(state.path("on").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"on\":false}",
                "{\"on\":false,\"reason\":null}",
                "{\"on\":false,\"reason\":\" \\t\"}",
                "{\"reason\":\"x\"}",
                "{\"on\":null,\"reason\":\"x\"}",
                "{\"on\":\"false\",\"reason\":\"x\"}",
                "{\"on\":0,\"reason\":\"x\"}",
                "{\"on\":[false],\"reason\":\"x\"}",
                "{\"on\":false,\"reason\":5}",
                "{\"on\":false,\"reason\":{}}",
                "{\"on\":false,\"reason\":\"a\\u0000b\"}",
                "[]",
            })
    void whatIsNotValidTurnsNothing(String body) {
        Reply refused = put("everything", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(state("everything").path("on").asBoolean()).isTrue();
    }

    @Test
    void aReasonHasItsLimitAndIsBlamedByName() {
        assertThat(put("everything", "{\"on\":false,\"reason\":\"" + "x".repeat(1001) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(put("everything", "{\"on\":false}").json().at("/errors/0").toString())
                .contains("/reason");
        assertThat(put("everything", "{\"on\":false").status()).isEqualTo(400);
        assertThat(put("everything", "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "Everything",
                "everything:x",
                "feed:",
                "feed:nowhere",
                "feed",
                "provider:-",
                "user:x",
                "%20"
            })
    void aNameOfNothingIsNotFound(String name) {
        Reply refused = put(name, OFF);

        assertThat(refused.status()).as(refused.text()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("not-found");
    }

    @Test
    void readingAndTurningNeedAScopeEach() {
        assertThat(api.put(SWITCHES + "/everything", auditor, OFF).status()).isEqualTo(403);
        assertThat(api.put(SWITCHES + "/everything", TestTokens.client("trust", "admin:revoke"), OFF)
                        .status())
                .isEqualTo(403);
        assertThat(api.put(SWITCHES + "/everything", "", OFF).status()).isEqualTo(401);
        assertThat(api.get(SWITCHES, operator).status()).isEqualTo(403);
        assertThat(state("everything").path("on").asBoolean()).isTrue();
    }

    private Reply put(String name, String body) {
        return api.put(SWITCHES + "/" + name, operator, body);
    }

    private JsonNode state(String name) {
        for (JsonNode state : api.get(SWITCHES, auditor).json().path("switches")) {
            if (state.path("name").asString().equals(name)) {
                return state;
            }
        }
        throw new AssertionError("no switch " + name);
    }
}
