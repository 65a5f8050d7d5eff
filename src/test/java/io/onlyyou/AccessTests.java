package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertOk;
import static io.onlyyou.EdgeAssertions.assertProblem;
import static io.onlyyou.ProblemType.FORBIDDEN;
import static io.onlyyou.ProblemType.METHOD_NOT_ALLOWED;
import static io.onlyyou.ProblemType.NOT_FOUND;
import static io.onlyyou.ProblemType.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTests {

    private static final String[] SCOPES = {
        "onboarding:write",
        "feed:splice",
        "subject:act",
        "subject:act-any",
        "admin:read",
        "admin:revoke",
        "admin:operate"
    };

    private final EdgeServer server = EdgeServer.shared();

    /** Subject of every token here is user-42. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        POST,   /v1/onboarding-events,                         onboarding:write
        POST,   /v1/feeds/home/viewers/user-42/splice,         feed:splice
        POST,   /v1/interactions,                              feed:splice
        GET,    /v1/shares/abc,                                feed:splice
        POST,   /v1/shares/abc/reports,                        feed:splice
        GET,    /v1/subjects/user-42/consents,                 subject:act subject:act-any
        HEAD,   /v1/subjects/user-42/consents,                 subject:act subject:act-any
        DELETE, /v1/subjects/user-42/consents,                 subject:act subject:act-any
        GET,    /v1/subjects/user%2D42/consents,               subject:act subject:act-any
        GET,    /v1/subjects/user-43/consents,                 subject:act-any
        GET,    /v1/subjects/User-42/consents,                 subject:act-any
        GET,    /v1/subjects/user-42%20/consents,              subject:act-any
        GET,    /v1/subjects/%D1%83ser-42/consents,            subject:act-any
        GET,    /v1/scenarios,                                 subject:act subject:act-any
        POST,   /v1/scenarios,                                 -
        GET,    /v1/admin/subjects/user-42,                    admin:read
        HEAD,   /v1/admin/subjects/user-42,                    admin:read
        GET,    /v1/admin/audit,                               admin:read
        POST,   /v1/admin/subjects/user-42/revocations,        admin:revoke
        POST,   /v1/admin/revocations,                         admin:revoke
        POST,   /v1/admin/revocations/1/stop,                  admin:revoke
        DELETE, /v1/admin/subjects/user-42/hold,               admin:revoke
        DELETE, /v1/admin/portraits/1,                         admin:revoke
        PUT,    /v1/admin/switches/everything,                 admin:operate
        PUT,    /v1/admin/notices/imagine/versions/2,          admin:operate
        POST,   /v1/admin/jobs/1/redrive,                      admin:operate
        DELETE, /v1/admin/jobs/1,                              admin:operate
        POST,   /v1/admin/invented,                            -
        PATCH,  /v1/admin/switches/everything,                 -
        DELETE, /v1/admin/subjects/user-42,                    -
        """)
    void opensAPathToItsScopesOnly(String method, String path, String scopes) {
        for (String scope : SCOPES) {
            HttpResponse<String> answer = server.call(method, path, server.tokens.with(scope, "user-42"));
            boolean opened = Arrays.asList(scopes.split(" ")).contains(scope);
            assertThat(answer.statusCode() == 403).as(scope).isEqualTo(!opened);
            assertThat(answer.statusCode()).as(scope).isNotEqualTo(401).isLessThan(500);
        }
        assertThat(server.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void tellsWhyItRefuses() {
        HttpResponse<String> answer =
                server.call("GET", "/v1/admin/subjects/user-42", server.tokens.with("subject:act", "user-42"));
        assertProblem(answer, FORBIDDEN);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"insufficient_scope\"");
        assertProblem(
                server.call(
                        "GET",
                        "/v1/subjects/user-42/consents",
                        server.tokens.with("admin:read admin:revoke admin:operate", "user-42")),
                FORBIDDEN);
    }

    @Test
    void refusesAPersonsTokenWithoutASubject() {
        String token = server.tokens.signed(claims -> claims.subject(null).claim("scope", "subject:act"));
        assertProblem(server.call("GET", "/v1/subjects/user-42/consents", token), FORBIDDEN);
        assertProblem(server.call("GET", "/v1/subjects/null/consents", token), FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/demo/nothing.js",
                "/me/nothing",
                "/error",
                "/actuator",
                "/actuator/env",
                "/actuator/health",
                "/v3",
                "/problems/none",
                "/.well-known/oauth-protected-resource",
                "/v1/images/abc"
            })
    void unknownPathsLookAlike(String path) {
        HttpResponse<String> answer = server.get(path);
        assertProblem(answer, NOT_FOUND);
        assertThat(answer.body())
                .isEqualTo(server.call("GET", "/v1/nothing", server.tokens.with("feed:splice"))
                        .body());
        assertThat(answer.body())
                .isEqualTo(server.call(
                                "GET",
                                "/v1/subjects/user-42/portraits/not-a-uuid",
                                server.tokens.with("subject:act-any"))
                        .body());
    }

    @Test
    void unknownPathsOfTheApiAreForThoseWithATokenOnly() {
        assertProblem(server.get("/v1/nothing"), UNAUTHORIZED);
        assertProblem(server.get("/v1"), UNAUTHORIZED);
        assertProblem(server.call("GET", "/v1/nothing", server.tokens.with("feed:splice")), NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/problems",
                "/problems/stale-consent",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/v1/policy/page?size=1"
            })
    void opensThePublicPaths(String path) {
        assertOk(server.get(path));
        assertThat(server.send("HEAD", path, java.net.http.HttpRequest.BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void namesTheMethodsThatArePossible() {
        HttpResponse<String> answer =
                server.call("PATCH", "/v1/onboarding-events", server.tokens.with("onboarding:write"));
        assertProblem(answer, METHOD_NOT_ALLOWED);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        HttpResponse<String> options =
                server.call("OPTIONS", "/v1/onboarding-events", server.tokens.with("onboarding:write"));
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.headers().firstValue("Allow").orElse("")).contains("POST");
    }

    @Test
    void ignoresMethodOverrides() {
        int before = server.effects();
        String token = server.tokens.with("subject:act-any");
        for (String header : new String[] {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"}) {
            assertProblem(
                    server.send(
                            "POST",
                            "/v1/subjects/user-42/consents?_method=DELETE",
                            java.net.http.HttpRequest.BodyPublishers.ofString("_method=DELETE"),
                            "Authorization",
                            "Bearer " + token,
                            header,
                            "DELETE",
                            "Content-Type",
                            "application/x-www-form-urlencoded"),
                    METHOD_NOT_ALLOWED);
        }
        assertThat(server.effects()).isEqualTo(before);
    }
}
