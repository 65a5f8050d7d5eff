package io.onlyyou;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The frame of the OpenAPI document at {@code /v3/api-docs}; the calls in it come from the rooms' controllers. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApiDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("OnlyYou")
                        .version("v1")
                        .description(
                                "Consent-first feed injection: portraits of a person, in that person's feed, for that"
                                        + " person alone. Errors are RFC 9457 problems, listed at /problems.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                // Without this one, springdoc repeats whatever Host the caller names.
                .addServersItem(new Server().url("/"))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Every call can be refused, and every refusal looks like this; springdoc drops a schema that is not yet referred to. */
    @Bean
    OpenApiCustomizer problemResponses() {
        var schema = new Schema<Object>().$ref("#/components/schemas/" + PROBLEM);
        var refusal = new ApiResponse()
                .description("Refused: a problem of the type given")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem());
            if (document.getPaths() != null) {
                document.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(call -> call.getResponses().addApiResponse("default", refusal));
            }
        };
    }

    private static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema()
                .addProperty("pointer", new StringSchema().description("JSON Pointer into the body"))
                .addProperty("parameter", new StringSchema())
                .addProperty("header", new StringSchema())
                .addProperty("detail", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().example("/problems/stale-consent"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What to do"))
                .addProperty("errors", new ArraySchema().items(fault));
    }
}
