package io.onlyyou.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What came of some requests. */
record Measured(Histogram micros, Map<String, Integer> outcomes, double perSecond) {

    static Measured none() {
        return new Measured(new Histogram(3), new TreeMap<>(), 0);
    }

    Measured plus(Measured other) {
        Histogram both = micros.copy();
        both.add(other.micros);
        Map<String, Integer> all = new TreeMap<>(outcomes);
        other.outcomes.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
        return new Measured(both, all, 0);
    }

    Measured over(double seconds) {
        return new Measured(micros, outcomes, micros.getTotalCount() / seconds);
    }

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,8.0f/s  p50 %6.2f ms  p99 %6.2f ms  %s",
                perSecond,
                millis(50),
                millis(99),
                outcomes);
    }
}
