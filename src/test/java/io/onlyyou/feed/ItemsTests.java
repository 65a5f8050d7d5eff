package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.onlyyou.splice.PagePointer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class ItemsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ADDRESS = "https://only.you/v1/images/";

    private final TestCipher cipher = new TestCipher();

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT15M", "P1D"})
    void anAddressWorksForAsLongAsConfigured(Duration validity) {
        String page =
                new String(items(validity).render(feed(), new Subject("user-1"), insertion()), StandardCharsets.UTF_8);
        String token = Json.MAPPER.readTree(page).at("/image/url").asString().substring(ADDRESS.length());

        assertThat(at(NOW.plus(validity).minusMillis(1)).open(Tokens.Kind.IMAGE, token))
                .isPresent();
        assertThat(at(NOW.plus(validity)).open(Tokens.Kind.IMAGE, token)).isEmpty();
    }

    @Test
    void feedbackIsTakenForThirtyDays() {
        String page = new String(
                items(Duration.ofSeconds(1)).render(feed(), new Subject("user-1"), insertion()),
                StandardCharsets.UTF_8);
        String token = Json.MAPPER.readTree(page).at("/feedback/token").asString();

        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(at(end.minusMillis(1)).open(Tokens.Kind.FEEDBACK, token)).isPresent();
        assertThat(at(end).open(Tokens.Kind.FEEDBACK, token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "-PT1M", "P1DT1S"})
    void refusesAValidityOutsideItsRange(Duration validity) {
        assertThatThrownBy(() -> items(validity))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("onlyyou.images.url-validity");
                    assertThat(refused.getReason()).contains("PT1S", "P1D");
                });
    }

    @Test
    void givesEveryVariantItsWidth() {
        String page = new String(
                items(Duration.ofMinutes(1)).render(feed(), new Subject("user-1"), insertion()),
                StandardCharsets.UTF_8);
        assertThat(Json.MAPPER.readTree(page).at("/image/variants"))
                .extracting(variant -> variant.path("width").asInt())
                .containsExactly(320, 640, 1024);
    }

    private Items items(Duration validity) {
        return new Items(
                at(NOW), clock(NOW), new FeedProperties("https://only.you", Map.of()), new ImageProperties(validity));
    }

    private Tokens at(Instant now) {
        return new Tokens(cipher, clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static Insertion insertion() {
        UUID id = new UUID(0, 1);
        return new Insertion(id, 3, 1, 1, NOW, new ShownPortrait(id, "superhero", "Caption", "Alt", 1024, 1024, NOW));
    }

    private static Feed feed() {
        ItemTemplate template = ItemTemplate.compile(
                "{\"image\":\"${image}\",\"feedback\":\"${feedback}\"}".getBytes(StandardCharsets.UTF_8));
        FeedRule rule = new FeedRule(3, 8, 1, 2, Duration.ZERO, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP);
        return new Feed("home", PagePointer.parse("/items"), null, Purpose.FEED, template, rule);
    }
}
