package io.onlyyou;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets nothing into a trace that could name a person: of each span only what is on a list, and no error's message.
 *
 * <p>Our paths hold people's ids, and what fails may quote anything; a trace leaves the service.
 */
@Component
class NamelessSpans implements SpanFilter {

    /** Templates, classes and numbers; nothing that came in with a request. */
    private static final Set<String> KEPT = Set.of("method", "status", "outcome", "uri", "exception", "error");

    /** Stands in for an error, whose class is among the tags already. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed() {
            super("failed", null, false, false);
        }
    }

    @Override
    public FinishedSpan map(FinishedSpan span) {
        @Nullable Throwable error = span.getError();
        Map<String, String> kept = new TreeMap<>(span.getTags());
        kept.keySet().retainAll(KEPT);
        span.setTags(kept);
        span.setEvents(List.of());
        if (error != null) {
            span.setError(new Failed());
        }
        return span;
    }
}
