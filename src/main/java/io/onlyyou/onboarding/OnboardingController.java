package io.onlyyou.onboarding;

import io.onlyyou.consent.Actor;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Onboarding events by HTTP: CloudEvents in structured, binary or batch mode. */
@RestController
@RequestMapping("/v1/onboarding-events")
@Tag(name = "Onboarding")
class OnboardingController {

    static final String REPLAYED = "Idempotent-Replayed";
    static final int MOST_IN_A_BATCH = 20;

    private final EventReader reader;
    private final EventIntake intake;
    private final FailedEvents failedEvents;
    private final JsonMapper json;

    OnboardingController(EventReader reader, EventIntake intake, FailedEvents failedEvents, JsonMapper json) {
        this.reader = reader;
        this.intake = intake;
        this.failedEvents = failedEvents;
        this.json = json;
    }

    @PostMapping(consumes = "application/cloudevents+json")
    @EventDocument
    ResponseEntity<EventView> structured(@RequestBody byte[] body, Actor actor) {
        return accept(reader.structured(reader.parse(body)), actor);
    }

    @PostMapping(consumes = "application/json")
    @EventDocument
    ResponseEntity<EventView> binary(
            @RequestBody(required = false) byte[] body,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            Actor actor) {
        ObjectNode attributes = json.createObjectNode();
        headers.forEach((name, values) -> {
            String attribute = name.toLowerCase(Locale.ROOT);
            if (attribute.startsWith("ce-")) {
                attributes.put(attribute.substring(3), decode(values.getFirst()));
            }
        });
        JsonNode data = body == null || body.length == 0 ? null : reader.parse(body);
        return accept(reader.binary(attributes, data), actor);
    }

    @PostMapping(consumes = "application/cloudevents-batch+json")
    @EventDocument
    ResponseEntity<List<BatchResult>> batch(@RequestBody byte[] body, Actor actor) {
        JsonNode events = reader.parse(body);
        if (!events.isArray() || events.size() > MOST_IN_A_BATCH) {
            throw new BatchRefusedException();
        }
        List<BatchResult> results = StreamSupport.stream(events.spliterator(), false)
                .map(event -> result(event, actor))
                .toList();
        return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(results);
    }

    private BatchResult result(JsonNode body, Actor actor) {
        try {
            OnboardingEvent event = reader.structured(body);
            Acceptance acceptance = intake.take(event, actor);
            return BatchResult.accepted(acceptance.answer().view(event), acceptance.replayed());
        } catch (RuntimeException failure) {
            return BatchResult.refused(failedEvents.describe(failure));
        }
    }

    private ResponseEntity<EventView> accept(OnboardingEvent event, Actor actor) {
        Acceptance acceptance = intake.take(event, actor);
        ResponseEntity.BodyBuilder response = ResponseEntity.accepted();
        if (acceptance.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.body(acceptance.answer().view(event));
    }

    /** CloudEvents over HTTP percent-encodes header values; a plus stays a plus. */
    private static String decode(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
