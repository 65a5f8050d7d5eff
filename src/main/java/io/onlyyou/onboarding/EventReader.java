package io.onlyyou.onboarding;

import io.onlyyou.consent.Subject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads CloudEvents into events whose form is right; fails with a {@link tools.jackson.core.JacksonException} or a
 * {@link ConstraintViolationException} that names the wrong field.
 */
@Component
class EventReader {

    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]+");

    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data");

    private final JsonMapper json;
    private final Validator validator;

    EventReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** Any JSON text; only UTF-8 is read. */
    JsonNode parse(byte[] body) {
        var strictUtf8 = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder());
        return json.readTree(strictUtf8);
    }

    /** An event in structured mode: attributes beside the data, extensions allowed. */
    OnboardingEvent structured(JsonNode body) {
        if (body instanceof ObjectNode object) {
            object.propertyNames().stream()
                    .filter(EventReader::isExtension)
                    .toList()
                    .forEach(object::remove);
        }
        CloudEvent envelope = json.treeToValue(body, CloudEvent.class);
        if (envelope == null) {
            throw MismatchedInputException.from(null, CloudEvent.class, "null is no event");
        }
        return event(envelope);
    }

    /** An event whose attributes came as headers. */
    OnboardingEvent binary(ObjectNode attributes, @Nullable JsonNode data) {
        if (data != null) {
            attributes.set("data", data);
        }
        return structured(attributes);
    }

    private OnboardingEvent event(CloudEvent envelope) {
        require(validator.validate(envelope));
        Happening happening = happening(envelope);
        require(validator.validate(happening));
        Instant time = envelope.time();
        return new OnboardingEvent(
                envelope.id(),
                envelope.source(),
                new Subject(envelope.subject()),
                time == null ? null : time.truncatedTo(ChronoUnit.MICROS),
                happening,
                fingerprint(envelope, happening));
    }

    private Happening happening(CloudEvent envelope) {
        JsonNode data = envelope.data();
        boolean absent = data == null || data.isNull();
        return switch (envelope.type()) {
            case OPTED_IN -> new Happening.In(data(absent ? json.createObjectNode() : data, OptedIn.class));
            case OPTED_OUT -> new Happening.Out(absent ? new OptedOut(null) : data(data, OptedOut.class));
            case ACCOUNT_DELETED -> new Happening.Gone();
        };
    }

    private <T> T data(@Nullable JsonNode data, Class<T> type) {
        try {
            return json.treeToValue(data, type);
        } catch (DatabindException wrong) {
            throw wrong.prependPath(CloudEvent.class, "data");
        }
    }

    /** Names of extensions are lower-case letters and digits; the specification's own names are not extensions. */
    private static boolean isExtension(String name) {
        return EXTENSION.matcher(name).matches() && !ATTRIBUTES.contains(name);
    }

    private byte[] fingerprint(CloudEvent envelope, Happening happening) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((envelope.type().wire() + "\n" + envelope.time() + "\n").getBytes(StandardCharsets.UTF_8));
            return digest.digest(json.writeValueAsBytes(happening));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> void require(Set<ConstraintViolation<T>> violations) {
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }
}
