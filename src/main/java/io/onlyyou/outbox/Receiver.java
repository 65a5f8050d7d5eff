package io.onlyyou.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Somebody who is told, ready to be called. */
record Receiver(String name, URI url, List<WebhookSecret> secrets, Duration timeout) {

    static Receiver of(String name, WebhookProperties properties) {
        return new Receiver(
                name,
                properties.url(),
                properties.secrets().stream().map(WebhookSecret::new).toList(),
                properties.timeout());
    }
}
