package io.onlyyou.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTests {

    /** The example of the specification's reference libraries. */
    @Test
    void signsAsTheSpecificationDoes() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void refusesWhatIsNoSecret() {
        assertThat(WebhookSecret.isUsable("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
        assertThat(WebhookSecret.isUsable("whsec_")).isFalse();
        assertThat(WebhookSecret.isUsable("whsec_***")).isFalse();
        assertThat(WebhookSecret.isUsable(ofLength(23))).isFalse();
        assertThat(WebhookSecret.isUsable(ofLength(24))).isTrue();
        assertThat(WebhookSecret.isUsable(ofLength(64))).isTrue();
        assertThat(WebhookSecret.isUsable(ofLength(65))).isFalse();
    }

    private static String ofLength(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
