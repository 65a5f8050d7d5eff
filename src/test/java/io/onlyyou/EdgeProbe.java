package io.onlyyou;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands where the rooms' controllers will stand; only in the edge's own tests (the property keeps it out of others'). */
@RestController
@ConditionalOnProperty("edge.probe")
class EdgeProbe {

    static final String SECRET = "user-42 likes select * from person";

    enum Colour {
        RED,
        GREEN
    }

    record Selfie(
            @NotBlank String pose, @NotNull @Size(min = 1) String content) {}

    record Data(@NotNull @Size(max = 3) List<@NotNull @Valid Selfie> selfies) {}

    record Event(
            @NotBlank String id,
            int count,
            boolean adult,
            @NotNull Instant time,
            @Nullable Double weight,
            @Nullable Colour colour,
            @Nullable UUID key,
            @Nullable JsonNode extra,
            @NotNull @Valid Data data) {}

    final AtomicInteger effects = new AtomicInteger();
    private final JsonMapper json;

    EdgeProbe(JsonMapper json) {
        this.json = json;
    }

    @PostMapping(
            path = "/v1/onboarding-events",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/cloudevents+json"})
    Map<String, Object> event(@Valid @RequestBody Event event) {
        effects.incrementAndGet();
        return Map.of(
                "id", event.id(),
                "time", event.time(),
                "length", event.data().selfies().getFirst().content().length());
    }

    @PostMapping(path = "/v1/onboarding-events", consumes = "application/cloudevents-batch+json")
    Map<String, Object> batch(@RequestBody byte[] body) {
        return Map.of("size", json.readTree(body).size());
    }

    @PostMapping("/v1/feeds/{feed}/viewers/{viewer}/splice")
    void splice(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(request.getInputStream().readAllBytes());
    }

    @PostMapping("/v1/interactions")
    Map<String, Object> interactions(@RequestBody JsonNode body) {
        return Map.of("read", body.size());
    }

    @GetMapping("/v1/subjects/{subject}/consents")
    Map<String, String> consents(@PathVariable String subject) {
        return Map.of("subject", subject, "requestId", MDC.get(RequestIdFilter.LOG_KEY));
    }

    @GetMapping("/v1/subjects/{subject}/portraits/{id}")
    Map<String, String> portrait(@PathVariable String subject, @PathVariable UUID id) {
        return Map.of("id", id.toString());
    }

    @DeleteMapping("/v1/subjects/{subject}/consents")
    Map<String, String> end(@PathVariable String subject) {
        effects.incrementAndGet();
        return Map.of();
    }

    @GetMapping("/v1/admin/subjects/{subject}")
    Map<String, String> look(@PathVariable String subject) {
        return Map.of();
    }

    @PostMapping({"/v1/admin/subjects/{subject}/revocations", "/v1/admin/jobs/{id}/redrive", "/v1/admin/invented"})
    Map<String, String> act() {
        return Map.of();
    }

    @PutMapping("/v1/admin/switches/{name}")
    Map<String, String> turn(@PathVariable String name) {
        return Map.of();
    }

    @GetMapping("/v1/policy/page")
    Map<String, Object> page(
            @RequestParam @Min(1) int size,
            @RequestHeader(name = "Onlyyou-Size", defaultValue = "1") @Min(1) int header) {
        return Map.of("size", size);
    }

    @GetMapping("/v1/policy/raise/{what}")
    Map<String, Object> raise(@PathVariable String what) {
        throw switch (what) {
            case "resource" -> new DataAccessResourceFailureException(SECRET);
            case "lock" -> new CannotAcquireLockException(SECRET);
            case "stale" -> new OptimisticLockingFailureException(SECRET);
            default -> new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        };
    }
}
