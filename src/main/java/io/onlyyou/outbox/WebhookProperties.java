package io.onlyyou.outbox;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One receiver of webhooks.
 *
 * @param url where it takes them: https, or http on this very machine
 * @param secrets what it checks signatures with, {@code whsec_} and 24 to 64 bytes in Base64; while one is being replaced,
 *     the old and the new
 * @param timeout how long it may take to answer
 */
record WebhookProperties(
        @NotNull URI url,
        @NotEmpty List<String> secrets,
        @DefaultValue("PT10S") @NotNull Duration timeout) {

    static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @AssertTrue(message = "url must be https://host[:port]/path without user or fragment; http only on this machine")
    boolean isUrlSafe() {
        if (url == null) {
            return true; // refused already, by the constraint of its own
        }
        boolean safe = "https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && url.getHost() != null && THIS_MACHINE.contains(url.getHost()));
        return safe && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
    }

    @AssertTrue(message = "secrets must each be whsec_ and 24 to 64 bytes in Base64")
    boolean isEverySecretUsable() {
        return secrets == null || secrets.stream().allMatch(WebhookSecret::isUsable);
    }

    @AssertTrue(message = "timeout must be positive and at most PT30S")
    boolean isTimeoutShort() {
        return timeout == null || (timeout.isPositive() && timeout.compareTo(LONGEST_TIMEOUT) <= 0);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WebhookProperties[url=%s, timeout=%s]".formatted(url, timeout);
    }
}
