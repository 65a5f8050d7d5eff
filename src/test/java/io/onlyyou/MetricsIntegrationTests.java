package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The service's numbers are for those who may look into it, and tell nothing about anybody. */
@QuickIntegrationTest
class MetricsIntegrationTests {

    private static final String METRICS = "/actuator/prometheus";

    @Autowired
    private Environment environment;

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.of(environment);
    }

    @Test
    void areNotForEverybody() {
        assertThat(api.get(METRICS, "").status()).isEqualTo(401);
        assertThat(api.get(METRICS, TestTokens.client("feed-service", "feed:splice"))
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/actuator/metrics", admin()).status()).isEqualTo(404);
    }

    @Test
    void countPagesAndNameNobody() {
        String viewer = Scene.somebody();
        new Scene(api).splice("home", viewer, Scene.page(20));
        new Scene(api).endAll(viewer);

        Reply metrics = api.get(METRICS, admin());

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.text())
                .contains("onlyyou_feed_answers_total{", "onlyyou_feed_added_seconds_bucket{")
                .contains("/v1/subjects/{subject}/consents")
                .doesNotContain(viewer);
    }

    private static String admin() {
        return TestTokens.client("trust-ops", "admin:read");
    }
}
