package io.onlyyou.onboarding;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onlyyou.consent.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The envelope of a CloudEvents 1.0 event, whichever way it came in.
 *
 * @param id with subject and source, what makes the event count once
 * @param time when it happened, if the sender says so
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
record CloudEvent(
        @NotNull @Pattern(regexp = "1\\.0", message = "must be 1.0")
        String specversion,

        @NotNull @Pattern(regexp = Subject.PATTERN, message = "must have the form " + Subject.PATTERN)
        String id,

        @NotNull
        @Pattern(regexp = "[\\x21-\\x7e]{1,512}", message = "must be a URI reference of at most 512 characters")
        String source,

        @NotNull EventType type,

        @NotNull @Pattern(regexp = Subject.PATTERN, message = "must have the form " + Subject.PATTERN)
        String subject,

        @Nullable Instant time,

        @Nullable @Pattern(regexp = "application/json(\\s*;.*)?", message = "must be application/json")
        String datacontenttype,

        @Nullable @JsonProperty("dataschema") String dataSchema,

        @Schema(
                implementation = Object.class,
                oneOf = {OptedIn.class, OptedOut.class})
        @Nullable
        JsonNode data) {}
