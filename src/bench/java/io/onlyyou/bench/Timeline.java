package io.onlyyou.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of requests by the phase of the run in which they were answered, and in which seconds any were late. */
final class Timeline {

    /** What the service gives itself where the caller names no deadline. */
    static final long DEADLINE_MICROS = 150_000;

    private static final int MOST_LINES = 60;

    /**
     * The late answers of one second.
     *
     * @param longestMicros from being sent
     * @param byTheServer how many were late by the service's own clock, too
     */
    private record Late(String phase, int answers, long longestMicros, int byTheServer) {

        Late plus(Late other) {
            return new Late(
                    phase.equals(other.phase) ? phase : phase + " / " + other.phase,
                    answers + other.answers,
                    Math.max(longestMicros, other.longestMicros),
                    byTheServer + other.byTheServer);
        }
    }

    private final Map<String, Measured> phases = new TreeMap<>();
    private final Map<Long, Late> late = new TreeMap<>();

    /**
     * Notes an answer.
     *
     * @param dueMicros after the time at which it should have been asked
     * @param sentMicros after it was asked
     * @param serverMillis what the service says that it took
     */
    void note(String phase, long second, long dueMicros, long sentMicros, double serverMillis, String outcome) {
        Measured measured = phases.computeIfAbsent(phase, named -> Measured.none());
        measured.micros().recordValue(dueMicros);
        measured.outcomes().merge(outcome, 1, Integer::sum);
        if (sentMicros > DEADLINE_MICROS) {
            boolean byTheServer = serverMillis * 1000 > DEADLINE_MICROS;
            measured.outcomes().merge("(beyond the deadline)", 1, Integer::sum);
            late.merge(second, new Late(phase, 1, sentMicros, byTheServer ? 1 : 0), Late::plus);
        }
    }

    Timeline plus(Timeline other) {
        other.phases.forEach((phase, measured) -> phases.merge(phase, measured, Measured::plus));
        other.late.forEach((second, each) -> late.merge(second, each, Late::plus));
        return this;
    }

    Measured all() {
        return phases.values().stream().reduce(Measured.none(), Measured::plus);
    }

    int lateAnswers() {
        return late.values().stream().mapToInt(Late::answers).sum();
    }

    /** Prints each phase, and each second with late answers beside how long this process was kept from running then. */
    void print(Hiccups hiccups) {
        phases.forEach((phase, measured) -> System.out.printf(Locale.ROOT, "%-24s %s%n", phase, measured));
        late.entrySet().stream()
                .limit(MOST_LINES)
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        "  late at %4d s, %s: %d answers, longest %.0f ms, late by the service's clock %d,"
                                + " the caller itself stood still for %d ms%n",
                        each.getKey(),
                        each.getValue().phase(),
                        each.getValue().answers(),
                        each.getValue().longestMicros() / 1000.0,
                        each.getValue().byTheServer(),
                        hiccups.longest(each.getKey()).toMillis()));
        if (late.size() > MOST_LINES) {
            System.out.printf("  and in %d seconds more%n", late.size() - MOST_LINES);
        }
    }
}
