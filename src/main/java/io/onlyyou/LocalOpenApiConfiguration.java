package io.onlyyou;

import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Lets Swagger UI get its own tokens from the authorization server of profile {@code local}: Authorize is filled in. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class LocalOpenApiConfiguration {

    private static final String LOCAL = "local";
    private static final List<String> SCOPES = List.of(
            "onboarding:write", "feed:splice", "subject:act-any", "admin:read", "admin:revoke", "admin:operate");

    @Bean
    OpenApiCustomizer localTokens() {
        var scopes = new Scopes();
        SCOPES.forEach(scope -> scopes.addString(scope, scope));
        var scheme = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Clients onboarding, feed-service, app and trust-ops, each with the secret local.")
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(scopes)));
        return document -> {
            document.getComponents().addSecuritySchemes(LOCAL, scheme);
            document.addSecurityItem(new SecurityRequirement().addList(LOCAL));
        };
    }

    @Bean
    InitializingBean prefilled(SwaggerUiOAuthProperties authorize) {
        return () -> {
            authorize.setClientId("app");
            authorize.setClientSecret("local");
            authorize.setScopes(List.of("subject:act-any"));
        };
    }
}
