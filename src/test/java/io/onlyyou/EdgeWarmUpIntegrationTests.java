package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.onlyyou.feed.Rehearsal;
import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@QuickIntegrationTest
class EdgeWarmUpIntegrationTests {

    private static final int ROUNDS = 20;

    @Autowired
    private EdgeWarmUp edge;

    @Autowired
    private WireWarmUp wire;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

    private Map<Meter.Id, List<Double>> counted() {
        Map<Meter.Id, List<Double>> values = new HashMap<>();
        meters.forEachMeter(meter -> {
            String name = meter.getId().getName();
            if (name.startsWith("http.server.") || name.startsWith("onlyyou.feed.")) {
                values.put(
                        meter.getId(),
                        StreamSupport.stream(meter.measure().spliterator(), false)
                                .filter(measured -> measured.getStatistic() != Statistic.MAX) // which fades by itself
                                .map(Measurement::getValue)
                                .toList());
            }
        });
        return values;
    }

    private Reply splice(String token, String... headers) {
        byte[] page = Scene.page(20).getBytes(StandardCharsets.UTF_8);
        return Api.of(environment)
                .send("POST", "/v1/feeds/home/viewers/" + Rehearsal.VIEWER + "/splice", token, page, headers);
    }

    /** Each run fails where an answer is another than that of the handler, or of who refuses what has no token. */
    @Test
    void comesAsFarAsTheHandlersAndCountsNowhere() throws Exception {
        Map<Meter.Id, List<Double>> before = counted();

        for (int round = 0; round < ROUNDS; round++) {
            edge.run();
            wire.run();
        }
        wire.end();

        assertThat(counted()).isEqualTo(before);
        assertThat(splice(TestTokens.client("feed-service", "feed:splice")).status())
                .isEqualTo(200);
        await().untilAsserted(() -> assertThat(counted()).isNotEqualTo(before));
    }

    @Test
    void isNothingThatComesOverAConnection() {
        assertThat(splice("", Rehearsal.ATTRIBUTE, "true").status()).isEqualTo(401);
        assertThat(splice("rehearsal", Rehearsal.ATTRIBUTE, "true").status()).isEqualTo(401);
    }
}
