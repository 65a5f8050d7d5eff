package io.onlyyou.client;

import java.util.List;
import java.util.Locale;

/** What became of a page. */
public sealed interface CallOutcome {

    /** Something was inserted, at these 0-based indexes in the finished page. */
    record Injected(List<Integer> positions) implements CallOutcome {
        public Injected {
            positions = List.copyOf(positions);
        }
    }

    /** The service left the page as it is, and says why: {@code not-due}, {@code no-consent} … */
    record Unchanged(String reason) implements CallOutcome {}

    /** The service was of no use, so the page is as it was. */
    record FailedOpen(Fault fault) implements CallOutcome {}

    /** One short word for metrics: {@code injected}, a reason of the service, or {@code client-…} for a {@link Fault}. */
    default String label() {
        if (this instanceof Unchanged unchanged) {
            return unchanged.reason();
        }
        if (this instanceof FailedOpen failed) {
            return "client-" + failed.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return "injected";
    }
}
