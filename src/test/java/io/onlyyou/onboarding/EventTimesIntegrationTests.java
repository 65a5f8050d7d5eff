package io.onlyyou.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A yes counts from the time that its event names, however that is written, and never from a time to come. */
@QuickIntegrationTest
class EventTimesIntegrationTests {

    private final Clock clock = Clock.systemUTC();
    private final String person = Scene.somebody();
    private Api api;
    private Scene scene;

    @BeforeEach
    void connect(@Autowired Environment environment) {
        api = Api.of(environment);
        scene = new Scene(api);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2026-11-22T00:30:00+14:00, 2026-11-21T10:30:00Z",
        "2026-11-21T12:30:00-12:00, 2026-11-22T00:30:00Z",
        "2026-03-29T02:30:00+01:00, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30:00+02:00, 2026-10-25T00:30:00Z",
        "2026-10-25T02:30:00+01:00, 2026-10-25T01:30:00Z",
        "2026-11-22t10:00:00.123456789z, 2026-11-22T10:00:00.123456Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    })
    void yesCountsFromThatInstant(String written, String since) {
        Reply reply = send(written);

        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(Instant.parse(feed().path("since").asString())).isEqualTo(Instant.parse(since));
        assertThat(wholeLedger()).isTrue();
    }

    @Test
    void whatIsAMinuteAheadCountsAtItsArrival() {
        Instant ahead = clock.instant().plus(Duration.ofMinutes(1));

        assertThat(send(ahead.toString()).status()).isEqualTo(202);
        assertThat(Instant.parse(feed().path("since").asString())).isBefore(ahead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "2999-01-01T00:00:00+14:00"})
    void aTimeToComeIsRefused(String written) {
        Reply reply = send(written);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo("event-in-future");
        assertThat(feed().path("state").asString()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T10:00:00Z",
                "2016-12-31T23:59:60Z",
                "+10000-01-01T00:00:00Z",
                "2026-11-22T10:00:00",
                "2026-11-22T24:00:00Z",
                "2026-11-22T10:00:00+0100",
                "2026-11-22T10:00:00+19:00",
                "2026-11-22",
                "1790000000"
            })
    void whatIsNoInstantIsRefused(String written) {
        Reply reply = send(written);

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/time");
        assertThat(feed().path("state").asString()).isEqualTo("unknown");
    }

    private Reply send(String time) {
        ObjectNode event = scene.event("opted-in", person, scene.optInData("feed"));
        event.put("time", time);
        return scene.send(event);
    }

    private JsonNode feed() {
        return api.get(Scene.subject(person) + "/consents", scene.appToken())
                .json()
                .path("consents")
                .valueStream()
                .filter(each -> each.path("purpose").asString().equals("feed"))
                .findFirst()
                .orElseThrow();
    }

    private boolean wholeLedger() {
        return api.get("/v1/admin/ledger/verification?subject=" + person, TestTokens.client("auditor", "admin:read"))
                .json()
                .path("ok")
                .asBoolean();
    }
}
