package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Shows;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@QuickIntegrationTest
class RetentionPolicyIntegrationTests {

    @Autowired
    private Environment environment;

    @Test
    @Shows(Promised.STORAGE_IS_LIMITED)
    void anybodyMayReadTheScheduleAsConfigured() {
        Reply reply = Api.of(environment).get("/v1/policy/retention", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("idle").asString()).isEqualTo("P365D");
        assertThat(reply.json().path("warning").asString()).isEqualTo("P14D");
        assertThat(reply.json().path("idleDestroyed").asBoolean(true)).isFalse(); // no webhook, so nobody to warn
        assertThat(reply.json().path("audit").asString()).isEqualTo("P1095D");
        assertThat(reply.json().path("undelivered").asString()).isEqualTo("P30D");
        assertThat(reply.json().path("lastSeen").asString()).isEqualTo("day");
        assertThat(reply.json().path("lapseGrace").asString()).isEqualTo("P30D");
        assertThat(reply.json().has("consentValidity")).isFalse();
        assertThat(reply.json().path("schedule").valueStream()).allSatisfy(entry -> {
            assertThat(entry.path("data").asString()).isNotBlank();
            assertThat(entry.path("kept").asString()).isNotBlank();
        });
    }
}
