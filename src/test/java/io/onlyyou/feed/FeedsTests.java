package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.Purpose;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
                "items||onlyyou.feeds.home.items|is the root",
                "template||onlyyou.feeds.home.template|readable file",
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
    void stopTheStartNamingTheSettingAndWhatIsRight(String key, @Nullable String value, String name, String right) {
        Map<String, String> settings = settings(value == null ? Map.of() : Map.of(key, value));
        if (value == null) {
            settings.remove("onlyyou.feeds.home." + key);
        }
        assertThatThrownBy(() -> bind(settings))
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
    void stopTheStartWhereAnIdCannotStandInAPath() {
        Map<String, String> settings = settings(Map.of());
        settings.put("onlyyou.feeds[my feed].items", "/items");
        assertThatThrownBy(() -> bind(settings))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("feed's id has the form");
    }

    /** Mistyped, it would leave the feed with a default that nobody chose. */
    @ParameterizedTest
    @CsvSource({
        "onlyyou.feeds.home.rule.per-dya, per-day",
        "onlyyou.feeds.home.rule.holdout-percentage, holdout-percent",
        "onlyyou.feeds.home.mode, rule",
        "onlyyou.feeds.home.templates, template"
    })
    void stopTheStartWhereASettingHasANameThatThereIsNot(String name, String right) {
        Map<String, String> settings = settings(Map.of("rule.perday", "7", "rule.mode", "shadow"));
        new FeedSettingNames(environment(settings)); // whatever the case and the dashes
        settings.put(name, "1");
        assertThatThrownBy(() -> new FeedSettingNames(environment(settings)))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, e -> {
                    assertThat(e.getName()).isEqualTo(name);
                    assertThat(e.getReason()).contains("no such setting", right);
                });
    }

    @Test
    void letAnEnvironmentVariableBeThatIsNotForThem() {
        StandardEnvironment environment = environment(settings(Map.of()));
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("ONLYYOU_FEEDS_HOME_SERVICE_HOST", "10.0.0.1")));
        assertThatCode(() -> new FeedSettingNames(environment)).doesNotThrowAnyException();
    }

    @Test
    void refuseAFeedThatIsNotThere() {
        Feeds feeds = feeds(Map.of());
        assertThatThrownBy(() -> feeds.get("Home")).isInstanceOf(UnknownFeedException.class);
    }

    private static Feeds feeds(Map<String, String> changes) {
        return bind(settings(changes));
    }

    private static Map<String, String> settings(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>();
        settings.put("onlyyou.feeds.home.items", "/items");
        settings.put("onlyyou.feeds.home.template", "classpath:/feeds/home-item.json");
        changes.forEach((key, value) -> settings.put("onlyyou.feeds.home." + key, value));
        return settings;
    }

    private static Feeds bind(Map<String, String> settings) {
        return new Feeds(
                new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("onlyyou", FeedProperties.class));
    }

    private static StandardEnvironment environment(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource("test", Map.copyOf(settings)));
        return environment;
    }
}
