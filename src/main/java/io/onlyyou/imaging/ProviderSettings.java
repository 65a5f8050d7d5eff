package io.onlyyou.imaging;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * One provider as the operator describes it; {@link ProviderCheck} says what is right.
 *
 * @param kind {@code painter}, {@code openai}, {@code prediction} or {@code comfyui}
 * @param baseUrl trusted as it is, also where it is a private address
 * @param parameters of the model, in addition to those that the kind sends
 * @param workflow of kind {@code comfyui}: the workflow in API format, with placeholders
 * @param webhookSecret of kind {@code prediction}: what callbacks are signed with; none are asked for without
 */
record ProviderSettings(
        @Nullable Kind kind,
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @Nullable String model,
        @DefaultValue("4") int concurrency,
        @DefaultValue("100") int share,
        @DefaultValue("0") int order,
        @DefaultValue("0") int perMinute,
        @DefaultValue Set<String> regions,
        @DefaultValue("0") BigDecimal cost,
        @DefaultValue Map<String, String> parameters,
        @Nullable Resource workflow,
        @Nullable String webhookSecret,
        @DefaultValue("false") boolean deletes,
        @Nullable String retention,
        @DefaultValue WireSettings http) {

    enum Kind {
        PAINTER,
        OPENAI,
        PREDICTION,
        COMFYUI
    }
}
