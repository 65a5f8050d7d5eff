package io.onlyyou;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The edge alone, on a free port: real Tomcat, real tokens, no database and none of the rooms. One for all its tests. */
final class EdgeServer {

    static final EdgeClock CLOCK = new EdgeClock();
    private static final List<String> WITHOUT = List.of(
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration");

    private static final class Shared {
        static final EdgeServer SERVER = new EdgeServer(Map.of());
    }

    @EnableAutoConfiguration
    @EnableConfigurationProperties({HttpProperties.class, OnlyYouProperties.class})
    @Import({
        SourcesConfiguration.class,
        JsonConfiguration.class,
        SecurityConfiguration.class,
        TomcatConfiguration.class,
        OpenApiConfiguration.class,
        LocalOpenApiConfiguration.class,
        ProblemAdvice.class,
        RoomProblems.class,
        ProblemCatalogue.class,
        ProblemWriter.class,
        ErrorPage.class,
        Refusals.class,
        RequestIdFilter.class,
        BodyLimitFilter.class,
        WorkerFilter.class,
        ServerTimingFilter.class,
        RoomForFeeds.class,
        AcceptedFirst.class,
        EdgeProbe.class
    })
    static class Edge {

        @Bean
        @Primary
        Clock movableClock() {
            return CLOCK;
        }
    }

    final EdgeTokens tokens = new EdgeTokens();
    final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    EdgeServer(Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--edge.probe=true",
                "--spring.main.banner-mode=off",
                "--onlyyou.public-url=http://localhost",
                "--spring.autoconfigure.exclude=" + String.join(",", WITHOUT),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer()));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        context = new SpringApplication(Edge.class).run(arguments.toArray(String[]::new));
    }

    static EdgeServer shared() {
        return Shared.SERVER;
    }

    int effects() {
        return context.getBean(EdgeProbe.class).effects.get();
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Headers by name and value in turn. */
    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> call(String method, String path, String token) {
        return send(method, path, BodyPublishers.noBody(), "Authorization", "Bearer " + token);
    }

    /** Sends these bytes, one write for each piece, and returns all that comes back until the server closes. */
    String raw(String... pieces) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            for (String piece : pieces) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String times(String text, int count) {
        return String.join("", Collections.nCopies(count, text));
    }
}
