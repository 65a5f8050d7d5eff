package io.onlyyou;

import io.onlyyou.feed.Feeds;
import io.onlyyou.feed.Rehearsal;
import io.onlyyou.feed.WarmUpStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.Adapter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Takes pages and plans through the doors of the service: filters, access rules, body, handler, JSON, problems. They are about a
 * viewer whom nothing can be known of, so that no database is asked and nothing is decided.
 *
 * <p>See {@code docs/decisions/0043-the-node-calls-itself.md} for why this is no way in.
 */
@Component
class EdgeWarmUp implements WarmUpStep {

    private static final byte[] PLAN =
            "{\"pageKey\":\"rehearsal\",\"itemCount\":20}".getBytes(StandardCharsets.US_ASCII);
    /** Of the shape of a token, and signed by nobody. */
    private static final String NO_TOKEN = "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA";

    private final RehearsedConnector connector;
    private final Feeds feeds;
    private final byte[] page;
    private final SecurityContext feedService = new SecurityContextImpl(new JwtAuthenticationToken(
            Jwt.withTokenValue("rehearsal")
                    .header("alg", "none")
                    .subject("rehearsal")
                    .build(),
            AuthorityUtils.createAuthorityList("SCOPE_feed:splice")));

    EdgeWarmUp(RehearsedConnector connector, Feeds feeds, @Value("classpath:/feeds/sample-page.json") Resource page)
            throws IOException {
        this.connector = connector;
        this.feeds = feeds;
        this.page = page.getContentAsByteArray();
    }

    @Override
    public void run() throws Exception {
        Optional<String> feed = feeds.ids().stream().findFirst();
        Optional<Connector> found = connector.find();
        if (feed.isPresent() && found.isPresent()) {
            rehearse(
                    found.get().getProtocolHandler().getAdapter(),
                    "/v1/feeds/" + feed.get() + "/viewers/" + Rehearsal.VIEWER);
        }
    }

    private void rehearse(Adapter server, String viewer) throws Exception {
        check(
                HttpStatus.OK,
                new RehearsedCall(viewer + "/splice", page).as(feedService).ask(server));
        check(
                HttpStatus.OK,
                new RehearsedCall(viewer + "/plan", PLAN).as(feedService).ask(server));
        check(
                HttpStatus.UNAUTHORIZED,
                new RehearsedCall(viewer + "/splice", page)
                        .header(HttpHeaders.AUTHORIZATION, NO_TOKEN)
                        .ask(server));
    }

    private static void check(HttpStatus expected, int status) {
        if (status != expected.value()) {
            throw new IllegalStateException("A rehearsal ended in status " + status);
        }
    }
}
