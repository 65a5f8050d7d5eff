package io.onlyyou.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * The callers that profile {@code local} knows, each with the scopes of the contract and the secret {@code local}. (The
 * library's own repository in memory refuses two clients with one secret.)
 */
@Profile("local")
@Component
class LocalClients implements RegisteredClientRepository {

    private static final Duration TOKEN_VALIDITY = Duration.ofHours(1);

    private final Map<String, RegisteredClient> clients = Stream.of(
                    client("onboarding", "onboarding:write"),
                    client("feed-service", "feed:splice"),
                    client("app", "subject:act-any"),
                    client("trust-ops", "admin:read", "admin:revoke", "admin:operate"))
            .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    @Override
    public void save(RegisteredClient client) {
        // asked to keep a secret in a stronger encoding: these are public anyway
    }

    private static RegisteredClient client(String name, String... scopes) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientName(name)
                .clientSecret("{noop}local")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(List.of(scopes)))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_VALIDITY)
                        .build())
                .build();
    }
}
