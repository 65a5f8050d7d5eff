package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTests {

    private final EdgeServer server = EdgeServer.shared();

    @Test
    void describesCallsTokensAndRefusals() {
        JsonNode document = new JsonMapper().readTree(server.get("/v3/api-docs").body());
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/components/securitySchemes").has("local")).isFalse();
        assertThat(document.path("paths").size()).isPositive();
        assertThat(document.at("/paths/~1problems/get/responses/default/content/application~1problem+json")
                        .isMissingNode())
                .isFalse();
        assertThat(document.at("/components/schemas/Problem/properties/errors/type")
                        .asString())
                .isEqualTo("array");
        assertThat(document.path("paths").has("/error")).isFalse();
    }

    @Test
    void showsItsPage() {
        assertThat(server.get("/swagger-ui.html").statusCode()).isEqualTo(302);
        assertOk(server.get("/swagger-ui/index.html"));
        assertOk(server.get("/swagger-ui/swagger-ui-bundle.js"));
        assertOk(server.get("/v3/api-docs/swagger-config"));
    }

    @Test
    void fillsInAuthorizeForTheLocalProfile() {
        var authorize = new SwaggerUiOAuthProperties();
        try {
            new LocalOpenApiConfiguration().prefilled(authorize).afterPropertiesSet();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        assertThat(authorize.getConfigParameters())
                .containsEntry("clientId", "app")
                .containsEntry("clientSecret", "local");

        var document = new OpenApiConfiguration().openApiDocument();
        new LocalOpenApiConfiguration().localTokens().customise(document);
        assertThat(document.getComponents().getSecuritySchemes())
                .hasEntrySatisfying(
                        "local",
                        scheme -> assertThat(
                                        scheme.getFlows().getClientCredentials().getTokenUrl())
                                .isEqualTo("/oauth2/token"));
    }
}
