package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.Purpose;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FeedsTests {

    @Test
    void takeDefaultsFromTheContract() {
        Feed feed = feeds(Map.of()).get("home");
        assertThat(feed.purpose()).isEqualTo(Purpose.FEED);
        assertThat(feed.itemId()).isNull();
        assertThat(feed.rule())
                .isEqualTo(
                        new FeedRule(3, 8, 1, 2, Duration.ofHours(4), 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP));
    }

    @Test
    void bindEverySettingOfTheContract() {
        Feed feed = feeds(Map.of(
                        "items", "",
                        "id", "/id",
                        "purpose", "stories",
                        "rule.perday", "1000",
                        "rule.min-interval", "PT0S",
                        "rule.mode", "true"))
                .get("home");
        assertThat(feed.purpose()).isEqualTo(Purpose.STORIES);
        assertThat(feed.itemId()).hasToString("/id");
        assertThat(feed.rule().perDay()).isEqualTo(1000);
        assertThat(feed.rule().mode()).isEqualTo(FeedRule.Mode.ON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "items|items|onlyyou.feeds.home.items|no JSON Pointer",
                "items|/data/a~/children|onlyyou.feeds.home.items|tilde",
                "id|/a~2|onlyyou.feeds.home.id|tilde",
                "id|/node/id|onlyyou.feeds.home.id|no value there",
                "purpose|generation|onlyyou.feeds.home.purpose|feed or stories",
                "template|classpath:/feeds/none.json|onlyyou.feeds.home.template|readable file",
                "template|classpath:/feeds/broken-item.json|onlyyou.feeds.home.template|There is no value ${captoin}",
                "rule.top-slot|0|onlyyou.feeds.home.rule.top-slot|at least 1",
                "rule.min-gap|0|onlyyou.feeds.home.rule.min-gap|at least 1",
                "rule.per-page|0|onlyyou.feeds.home.rule.per-page|at least 1",
                "rule.per-day|-1|onlyyou.feeds.home.rule.per-day|at least 1",
                "rule.showings|0|onlyyou.feeds.home.rule.showings|at least 1",
                "rule.min-interval|-PT1S|onlyyou.feeds.home.rule.min-interval|PT0S to P365D",
                "rule.holdout-percent|-1|onlyyou.feeds.home.rule.holdout-percent|from 0 to 100",
                "rule.min-interval|P366D|onlyyou.feeds.home.rule.min-interval|PT0S to P365D",
                "rule.holdout-percent|101|onlyyou.feeds.home.rule.holdout-percent|from 0 to 100"
            })
    void stopTheStartNamingTheSettingAndWhatIsRight(String key, String value, String name, String right) {
        assertThatThrownBy(() -> feeds(Map.of(key, value)))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, e -> {
                    assertThat(e.getName()).isEqualTo(name);
                    assertThat(e.getReason()).contains(right);
                });
    }

    @ParameterizedTest
    @CsvSource({"rule.mode,sometimes", "rule.overflow,queue", "purpose,adverts", "rule.per-day,many"})
    void stopTheStartWhereAValueIsNoneOfThose(String key, String value) {
        assertThatThrownBy(() -> feeds(Map.of(key, value)))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("onlyyou.feeds.home." + key.replaceFirst("[.].*", ""));
    }

    @Test
    void refuseAFeedThatIsNotThere() {
        Feeds feeds = feeds(Map.of());
        assertThatThrownBy(() -> feeds.get("Home")).isInstanceOf(UnknownFeedException.class);
    }

    private static Feeds feeds(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>();
        settings.put("onlyyou.feeds.home.items", "/items");
        settings.put("onlyyou.feeds.home.template", "classpath:/feeds/home-item.json");
        changes.forEach((key, value) -> settings.put("onlyyou.feeds.home." + key, value));
        return new Feeds(
                new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("onlyyou", FeedProperties.class));
    }
}
