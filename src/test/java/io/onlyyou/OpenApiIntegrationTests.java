package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The document of the whole application tells a caller what the main calls take and give. */
@QuickIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class OpenApiIntegrationTests {

    @Autowired
    private Environment environment;

    /** A locale of its own, since springdoc keeps the document that it has made for each. */
    private JsonNode document() {
        return Api.of(environment)
                .get("/v3/api-docs", "", "Accept-Language", "cy")
                .json();
    }

    @Test
    void isMadeWithoutAWarning(CapturedOutput output) {
        JsonNode receipt = document().at("/paths/~1v1~1subjects~1{subject}~1receipts~1{receipt}/get/responses/200");

        assertThat(receipt.at("/content").iterator().next().at("/schema/type").asString())
                .isEqualTo("object");
        assertThat(output.getAll()).doesNotContain("Conflicting setter", " WARN ", "ObjectNode");
    }

    @Test
    void describesOnboardingEvents() {
        JsonNode document = document();
        JsonNode call = document.at("/paths/~1v1~1onboarding-events/post");
        JsonNode event = schema(document, call.at("/requestBody/content/application~1cloudevents+json/schema"));
        JsonNode batch = call.at("/requestBody/content/application~1cloudevents-batch+json/schema");

        assertThat(event.path("properties").propertyNames())
                .contains("specversion", "id", "source", "type", "subject", "time", "data");
        JsonNode optedIn = schema(document, event.at("/properties/data/oneOf/0"));
        assertThat(optedIn.path("properties").propertyNames())
                .contains("purposes", "notice", "collectionMethod", "region", "adult", "selfies");
        JsonNode selfie = schema(document, optedIn.at("/properties/selfies/items"));
        assertThat(selfie.path("properties").propertyNames()).contains("pose", "content");
        assertThat(batch.path("type").asString()).isEqualTo("array");
        assertThat(batch.path("maxItems").asInt()).isEqualTo(20);
        assertThat(call.at("/requestBody/content").has("application/json")).isTrue();
        assertThat(call.path("parameters")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .contains("ce-specversion", "ce-id", "ce-source", "ce-type", "ce-subject", "ce-time");

        JsonNode taken = call.at("/responses/202");
        assertThat(taken.path("headers").propertyNames()).contains("Idempotent-Replayed");
        JsonNode answer =
                schema(document, taken.path("content").iterator().next().path("schema"));
        assertThat(answer.path("properties").propertyNames())
                .contains("eventId", "subject", "consents", "receipt", "jobs");
        JsonNode results = call.at("/responses/207/content").iterator().next().path("schema");
        assertThat(results.path("type").asString()).isEqualTo("array");
        assertThat(schema(document, results.path("items")).path("properties").propertyNames())
                .contains("status", "answer", "problem");
        assertThat(call.path("responses").propertyNames()).doesNotContain("200");
    }

    @Test
    void describesWhatMayBeAskedFor() {
        JsonNode document = document();
        JsonNode call = document.at("/paths/~1v1~1subjects~1{subject}~1imagine/post");
        JsonNode wish = schema(document, call.at("/requestBody/content/application~1json/schema"));

        assertThat(wish.path("properties").propertyNames())
                .containsExactlyInAnyOrder("prompt", "scenario", "basedOn", "picture", "surface");
        assertThat(call.path("parameters")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .containsExactlyInAnyOrder("subject", "Idempotency-Key", "Prefer");
        assertThat(call.at("/responses/202/headers").propertyNames())
                .contains("Location", "Idempotent-Replayed", "Preference-Applied");
        JsonNode answer = schema(document, call.at("/responses/200/content/application~1json/schema"));
        assertThat(schema(document, answer.at("/properties/job"))
                        .path("properties")
                        .propertyNames())
                .contains("id", "state", "attempt", "portrait");
    }

    @Test
    void describesSplices() {
        JsonNode call = document().at("/paths/~1v1~1feeds~1{feed}~1viewers~1{viewer}~1splice/post");

        assertThat(call.path("parameters")
                        .valueStream()
                        .map(one -> one.path("name").asString()))
                .contains("Onlyyou-Page-Key", "Onlyyou-Deadline-Ms", "Onlyyou-Items-Since", "Onlyyou-Seen", "Prefer");
        for (String status : new String[] {"200", "204"}) {
            assertThat(call.at("/responses/" + status + "/headers").propertyNames())
                    .contains("Onlyyou-Outcome", "Onlyyou-Request-Id", "Server-Timing");
        }
    }

    private static JsonNode schema(JsonNode document, JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
