package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.onlyyou.consent.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** What operators are told about is there, under that very name. */
class RunbookTests {

    private static final Pattern METRIC = Pattern.compile("\\bonlyyou_[a-z_]+");
    private static final Pattern LABEL = Pattern.compile("\\b([a-z]+)(?:=|!=|=~|!~)\"([a-z|-]+)\"");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Feeds feeds = new Feeds(new FeedProperties("https://only.you", Map.of("home", settings())));
    private final FeedMeters meters = new FeedMeters(registry, feeds, new NoCache(new MovableTicker()), new OptedIn());

    @Test
    void theRunbookHasAParagraphForEachReason() throws IOException {
        String runbook = read("docs/runbook.md");
        Map<String, String> paragraphs = Pattern.compile("(?m)^### `([a-z-]+)`\\n\\n(.+)")
                .matcher(runbook)
                .results()
                .collect(Collectors.toMap(heading -> heading.group(1), heading -> heading.group(2)));
        assertThat(paragraphs.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::wire).toList());
    }

    @Test
    void everyAlertAndTheRunbookNameMetricsThatThereAre() throws IOException {
        Set<String> exported = names(registry.scrape());
        assertThat(names(read("ops/alerts.yml"))).isNotEmpty().isSubsetOf(exported);
        assertThat(names(read("docs/runbook.md")))
                .isNotEmpty()
                .allMatch(name -> exported.stream().anyMatch(each -> each.startsWith(name)));
    }

    @Test
    void thereIsAnAlertForAnHourWithoutInsertionAndAParagraphForEachAlert() throws IOException {
        String rules = read("ops/alerts.yml");
        assertThat(new Yaml().<Map<String, Object>>load(rules)).containsKey("groups");
        assertThat(rules).contains("sum by (feed) (increase(onlyyou_feed_insertions_total[1h])) == 0");
        String runbook = read("docs/runbook.md");
        assertThat(Pattern.compile("alert: (\\w+)").matcher(rules).results().map(alert -> alert.group(1)))
                .isNotEmpty()
                .allMatch(alert -> runbook.contains("**" + alert + ".**"));
    }

    /** A rule about a label that nothing has would never be true, and nobody would notice. */
    @Test
    void everyLabelThatAnAlertGoesByHasThatValue() throws IOException {
        String exported = registry.scrape();
        List<MatchResult> labels =
                LABEL.matcher(read("ops/alerts.yml")).results().toList();
        assertThat(labels).hasSizeGreaterThan(4);
        for (MatchResult label : labels) {
            for (String value : label.group(2).split("\\|", -1)) {
                assertThat(exported).contains(label.group(1) + "=\"" + value + "\"");
            }
        }
    }

    @Test
    void countsWhatBecomesOfPages() {
        Feed home = feeds.get("home");
        meters.injected(home, Call.SPLICE, 2, 3_000_000);
        meters.unchanged(home, Call.PLAN, Reason.NOT_DUE, 1_000);
        meters.lookedUp(FeedMeters.Lookup.REMEMBERED);

        assertThat(registry.scrape())
                .contains("onlyyou_feed_insertions_total{call=\"splice\",feed=\"home\"} 2.0")
                .contains(
                        "onlyyou_feed_answers_total{call=\"splice\",feed=\"home\",outcome=\"injected\",reason=\"none\"} 1.0")
                .contains(
                        "onlyyou_feed_answers_total{call=\"plan\",feed=\"home\",outcome=\"unchanged\",reason=\"not-due\"} 1.0")
                .contains(
                        "onlyyou_feed_added_seconds_bucket{call=\"splice\",feed=\"home\",outcome=\"injected\",le=\"0.002\"} 0")
                .contains(
                        "onlyyou_feed_added_seconds_bucket{call=\"splice\",feed=\"home\",outcome=\"injected\",le=\"0.005\"} 1")
                .contains(
                        "onlyyou_feed_added_seconds_bucket{call=\"plan\",feed=\"home\",outcome=\"unchanged\",le=\"0.001\"} 1")
                .contains("onlyyou_feed_lookups_total{answer=\"remembered\"} 1.0");
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static FeedSettings settings() {
        return new FeedSettings(
                "/items",
                "/id",
                Purpose.FEED,
                new ClassPathResource("feeds/home-item.json"),
                new FeedRule(3, 8, 1, 2, Duration.ZERO, 1, 0, FeedRule.Mode.ON, FeedRule.Overflow.SKIP));
    }
}
