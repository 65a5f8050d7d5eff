package io.onlyyou.imaging;

import io.onlyyou.imaging.ProviderSettings.Kind;
import io.onlyyou.switches.SwitchName;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** Stops the start where a provider's settings are wrong, with the setting's name and what would be right. */
final class ProviderCheck {

    private static final int LONGEST_ID = 64;

    private final String prefix;

    ProviderCheck(String id) {
        this.prefix = "onlyyou.imaging.providers." + id;
        try {
            new SwitchName("provider:" + id);
        } catch (IllegalArgumentException notAName) {
            throw refusal("", id, "A provider's id begins with a letter or digit, and goes on with these or . _ : @ -");
        }
        if (id.length() > LONGEST_ID) {
            throw refusal("", id, "A provider's id has at most 64 letters.");
        }
    }

    Kind kind(ProviderSettings settings) {
        Kind kind = settings.kind();
        if (kind == null) {
            throw refusal(".kind", null, "It is painter, openai, prediction or comfyui.");
        }
        atLeast(1, "concurrency", settings.concurrency());
        atLeast(0, "share", settings.share());
        atLeast(0, "per-minute", settings.perMinute());
        if (settings.cost().signum() < 0) {
            throw refusal(".cost", settings.cost(), "It is not negative.");
        }
        checkTimes(settings.http());
        return kind;
    }

    /** Ends with a slash, so that paths can be added. */
    URI baseUrl(ProviderSettings settings) {
        String value = settings.baseUrl();
        String right =
                "It is an http or https URL without user, query or fragment, such as https://api.example.com/v1.";
        if (value == null || value.isBlank()) {
            throw refusal(".base-url", value, right);
        }
        try {
            URI url = new URI(value.endsWith("/") ? value : value + "/");
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (http && url.getHost() != null && plain) {
                return url;
            }
        } catch (URISyntaxException noUrl) {
            // said below
        }
        throw refusal(".base-url", value, right);
    }

    String model(ProviderSettings settings) {
        String model = settings.model();
        if (model == null || model.isBlank()) {
            throw refusal(".model", model, "It is the model's name at the provider.");
        }
        return model;
    }

    @Nullable
    WebhookKey webhooks(ProviderSettings settings) {
        String secret = settings.webhookSecret();
        if (secret == null || secret.isBlank()) {
            return null;
        }
        try {
            return WebhookKey.parse(secret);
        } catch (IllegalArgumentException wrong) {
            throw refusal(".webhook-secret", "(not shown)", "It is whsec_ and at least 16 bytes in Base64.");
        }
    }

    InvalidConfigurationPropertyValueException refusal(String name, @Nullable Object value, @Nullable String right) {
        return new InvalidConfigurationPropertyValueException(prefix + name, value, right);
    }

    private void checkTimes(WireSettings http) {
        positive("connect-timeout", http.connectTimeout());
        positive("first-byte-timeout", http.firstByteTimeout());
        positive("total-timeout", http.totalTimeout());
        positive("order-timeout", http.orderTimeout());
        if (http.maxAnswer().toBytes() < 1 || http.maxAnswer().toBytes() >= Integer.MAX_VALUE) {
            throw refusal(".http.max-answer", http.maxAnswer(), "It is from 1B to 2047MB.");
        }
    }

    private void positive(String name, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw refusal(".http." + name, value, "It is a duration of up to PT1H.");
        }
    }

    private void atLeast(int least, String name, int value) {
        if (value < least) {
            throw refusal("." + name, value, "It is at least %d.".formatted(least));
        }
    }
}
