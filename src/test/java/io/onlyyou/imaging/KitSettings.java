package io.onlyyou.imaging;

import io.onlyyou.imaging.ProviderSettings.Kind;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

/** A provider as an operator would set it up, but for its patience. */
final class KitSettings {

    private static final String WORKFLOW = """
            {"1":{"class_type":"LoadImage","inputs":{"image":"{selfie-1}"}},
             "2":{"class_type":"LoadImage","inputs":{"image":"{selfie-2}"}},
             "3":{"class_type":"Paint","inputs":{"text":"{prompt}","seed":"{seed}","width":"{width}","images":["1",0]}},
             "9":{"class_type":"SaveImage","inputs":{"images":["3",0]}}}""";

    private KitSettings() {}

    static Provider provider(Kind kind, URI base, Clock clock, Map<String, String> parameters) {
        return new ProviderFactory(
                        () -> {
                            throw new AssertionError("nobody asked for the painter");
                        },
                        Set.of("pictures.example"),
                        clock)
                .make("main", settings(kind, base, parameters));
    }

    private static ProviderSettings settings(Kind kind, URI base, Map<String, String> parameters) {
        return new ProviderSettings(
                kind,
                base.toString(),
                "secret-key",
                kind == Kind.PREDICTION ? "somebody/model" : "model-1",
                4,
                100,
                0,
                0,
                Set.of(),
                BigDecimal.ONE,
                parameters,
                new ByteArrayResource(WORKFLOW.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public boolean isReadable() {
                        return true;
                    }
                },
                "whsec_" + "c2VjcmV0c2VjcmV0c2VjcmV0",
                true,
                null,
                new WireSettings(
                        Duration.ofMillis(500),
                        Duration.ofMillis(500),
                        Duration.ofMillis(1500),
                        Duration.ofMinutes(10),
                        DataSize.ofMegabytes(2)));
    }
}
