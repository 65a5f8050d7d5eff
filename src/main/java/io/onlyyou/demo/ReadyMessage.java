package io.onlyyou.demo;

import io.onlyyou.OnlyYouProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says, as the last line of a local start, where to look and what to try. */
@Profile("local")
@Component
class ReadyMessage {

    private static final Logger log = LoggerFactory.getLogger(ReadyMessage.class);

    private final OnlyYouProperties properties;

    ReadyMessage(OnlyYouProperties properties) {
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void tellWhereToLook() {
        log.info(
                "Ready. See it work: {}/demo - try the API: {}/swagger-ui.html - or paste the story from README.md.",
                properties.publicUrl(),
                properties.publicUrl());
    }
}
