package io.onlyyou.feed;

import io.onlyyou.splice.QuietTime;
import java.util.List;

/**
 * What every decision tells the database of a rule, worked out once.
 *
 * @param version as {@link FeedRule#version} gives it
 * @param quietSeconds how long a person is left alone, by the number of dismissals
 */
record RuleAsTold(String version, List<Double> quietSeconds) {

    static RuleAsTold of(FeedRule rule) {
        return new RuleAsTold(
                rule.version(),
                new QuietTime(rule.minInterval())
                        .steps().stream()
                                .map(quiet -> quiet.toMillis() / 1000.0)
                                .toList());
    }
}
