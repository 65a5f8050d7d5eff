package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never asked for, what is never kept, and what is never believed. */
class SafetyTests {

    private static final byte[] BODY = {1, 2, 3};
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final PromptScreen screen = new PromptScreen(List.of("Brand X", " "));
    private final WebhookKey key = WebhookKey.parse(SECRET);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "naked",
                "me NAKED please",
                "n\u00e1ked",
                "\uff4e\uff41\uff4b\uff45\uff44",
                "without\nclothes",
                "a dead-body",
                "brand  x",
                "n\u0430k\u0435d",
                "n\u03b1ked",
                "nu\u0501\u0435",
                "\u0274\u1d1c\u1d05\u1d07",
                "\ud83c\udd7d\ud83c\udd84\ud83c\udd73\ud83c\udd74",
                "\ud83c\uddf3\ud83c\uddfa\ud83c\udde9\ud83c\uddea",
                "nu\u200bde",
                "nu\u3164de",
                "nu\u2800de",
                "me n u d e at sea",
                "n.u.d.e",
                "n_a_k_e_d",
                "n4ked",
                "p0rn",
                "s3x",
                "\u0455e\u0445",
                "n@k3d",
                "nude2",
                "2nude",
                "dead_body",
                "me with a BRAND-X bag",
                "nazi"
            })
    void deniesWordsHoweverTheyAreWritten(String prompt) {
        assertThat(screen.allows(prompt)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a knight in Essex",
                "a skidding car",
                "a brand new xylophone",
                "fully clothed",
                "route 66",
                "me in 1920",
                "S.O.S. at sea",
                "\u043c\u043e\u0440\u0435 \u0438 \u044f",
                "a \u03b2-tester",
                "K2, 8611 m",
                "\ud83c\udde9\ud83c\uddea flag"
            })
    void deniesNoHarmlessWordForWhatItContains(String prompt) {
        assertThat(screen.allows(prompt)).isTrue();
    }

    @Test
    void blocksWhatShowsSeveralPeople() {
        assertThat(new OnePersonOnly(picture -> 2).look(BODY)).isInstanceOf(Moderation.Verdict.Blocked.class);
        assertThat(new OnePersonOnly(picture -> 1).look(BODY)).isInstanceOf(Moderation.Verdict.Passed.class);
        assertThat(new OnePersonOnly(picture -> 0).look(BODY)).isInstanceOf(Moderation.Verdict.Passed.class);
    }

    @Test
    void believesWhatWasSignedJustNow() {
        String good = signature("m1", "1700000000");
        assertThat(key.signed("m1", "1700000000", good, BODY, NOW)).isTrue();
        assertThat(key.signed("m1", "1700000000", "v1,xxxx v2,yyyy " + good, BODY, NOW))
                .isTrue();
        assertThat(key.signed("m1", "1700000000", good, BODY, NOW.plusSeconds(299)))
                .isTrue();
        assertThat(key.signed("m1", "1700000000", good, BODY, NOW.minusSeconds(299)))
                .isTrue();
    }

    @Test
    void believesNothingElse() {
        String good = signature("m1", "1700000000");
        assertThat(key.signed("m1", "1700000000", good, BODY, NOW.plusSeconds(301)))
                .isFalse();
        assertThat(key.signed("m1", "1700000000", good, BODY, NOW.minusSeconds(301)))
                .isFalse();
        assertThat(key.signed("m2", "1700000000", good, BODY, NOW)).isFalse();
        assertThat(key.signed("m1", "1700000001", good, BODY, NOW)).isFalse();
        assertThat(key.signed("m1", "1700000000", good, new byte[] {1, 2, 4}, NOW))
                .isFalse();
        assertThat(key.signed("m1", "1700000000", good.substring(3), BODY, NOW)).isFalse();
        assertThat(key.signed("m1", "1700000000", "", BODY, NOW)).isFalse();
        assertThat(key.signed("m1", "", good, BODY, NOW)).isFalse();
        assertThat(key.signed("m1", "99999999999999999999", good, BODY, NOW)).isFalse();
        assertThat(key.signed("m1", "9223372036854775807", good, BODY, NOW)).isFalse();
        String other = SECRET.replace("MDEy", "MDEz");
        assertThat(WebhookKey.parse(other).signed("m1", "1700000000", good, BODY, NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!!"})
    void takesNoWeakSecret(String secret) {
        assertThatThrownBy(() -> WebhookKey.parse(secret)).isInstanceOf(IllegalArgumentException.class);
    }

    private String signature(String id, String timestamp) {
        return "v1," + new String(key.signature(id, timestamp, BODY), StandardCharsets.US_ASCII);
    }
}
