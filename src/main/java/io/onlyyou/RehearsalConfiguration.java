package io.onlyyou;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.onlyyou.feed.Rehearsal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/**
 * Observes what the node asks itself like any other request, so that observing is warm, and then drops it: it is in no metric
 * and in no trace.
 */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

    private static final KeyValue REHEARSAL = KeyValue.of("uri", "(rehearsal)");

    @Bean
    ServerRequestObservationConvention rehearsalsApart() {
        return new DefaultServerRequestObservationConvention() {

            @Override
            protected KeyValue uri(ServerRequestObservationContext context) {
                return Rehearsal.is(context.getCarrier()) ? REHEARSAL : super.uri(context);
            }
        };
    }

    @Bean
    static MeterFilter uncountedRehearsals() {
        return MeterFilter.deny(id -> REHEARSAL.getValue().equals(id.getTag(REHEARSAL.getKey())));
    }

    @Bean
    SpanExportingPredicate unexportedRehearsals() {
        return span -> !REHEARSAL.getValue().equals(span.getTags().get(REHEARSAL.getKey()));
    }
}
