package io.onlyyou.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Profile {@code local} as its user meets it: started, stopped, killed and started again, in JVMs of its own. */
class LocalStartIntegrationTests {

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void leaveNoServerBehind() throws Exception {
        OrphanedServer.stopIn(data().resolve("postgres"));
        http.close();
    }

    @Test
    void keepsItsDataWhenStoppedAndWhenKilled() throws Exception {
        String signingKey;
        try (LocalProcess first = start("first")) {
            signingKey = part(0, token(first.url(), "app", "")).at("/kid").asString();
            assertThat(setting("fsync")).isEqualTo("on");
            assertThat(setting("synchronous_commit")).isEqualTo("on");
            assertThat(setting("full_page_writes")).isEqualTo("on");
            database().sql("CREATE TABLE probe (said text)").update();
            database().sql("INSERT INTO probe VALUES ('before the stop')").update();
            assertAsksForThePassword();
            database().sql("ALTER ROLE postgres PASSWORD NULL").update();
            first.stop();
        }
        assertThat(data().resolve("postgres/postmaster.pid")).doesNotExist();
        makeItAnEarlierVersions();

        try (LocalProcess second = start("second")) {
            second.url();
            assertAsksForThePassword();
            database().sql("INSERT INTO probe VALUES ('before the kill')").update();
            second.kill();
        }
        ProcessHandle orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();
        assertAsksForThePassword();

        try (LocalProcess third = start("third")) {
            String url = third.url();
            assertThat(orphan.isAlive()).isFalse();
            assertAsksForThePassword();
            assertThat(database()
                            .sql("SELECT said FROM probe")
                            .query(String.class)
                            .list())
                    .containsExactly("before the stop", "before the kill");
            assertThat(part(0, token(url, "app", "")).at("/kid").asString()).isEqualTo(signingKey);
            third.stop();
        }
    }

    @Test
    void refusesAFolderThatAnotherProcessUsesAndLeavesItsDatabaseAlone() throws Exception {
        try (LocalProcess first = start("first")) {
            first.url();
            ProcessHandle server = postmaster();
            try (LocalProcess second = start("second")) {
                assertThat(second.waitForEnd()).isNotZero();
                assertThat(second.output())
                        .contains("APPLICATION FAILED TO START")
                        .contains(data() + " is in use by another OnlyYou");
            }
            assertThat(server.isAlive()).isTrue();
            assertThat(setting("server_version")).startsWith("18");
            assertThat(openToOthers()).isEmpty();
            first.stop();
        }
    }

    @Test
    void saysWhereToLookAndHandsOutTokens() throws Exception {
        try (LocalProcess local = start("first")) {
            String url = local.url();
            assertThat(local.output().lines().filter(line -> line.contains("[           main]")))
                    .last()
                    .asString()
                    .contains("Ready.", url + "/demo", url + "/swagger-ui.html", "README");

            JsonNode all = part(1, token(url, "trust-ops", ""));
            assertThat(all.at("/iss").asString()).isEqualTo(url);
            assertThat(all.at("/aud").asString()).isEqualTo("onlyyou");
            assertThat(all.at("/sub").asString()).isEqualTo("trust-ops");
            assertThat(all.at("/scope").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrder("admin:read", "admin:revoke", "admin:operate");
            JsonNode asked = part(1, token(url, "trust-ops", "&scope=admin:read"));
            assertThat(asked.at("/scope").valueStream().map(JsonNode::asString)).containsExactly("admin:read");

            assertThat(tokenRequest(url, "feed-service", "local", "&scope=admin:read")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(tokenRequest(url, "feed-service", "guess", "").statusCode())
                    .isEqualTo(401);
            local.stop();
        }
    }

    private LocalProcess start(String name) throws IOException {
        return LocalProcess.start(data(), folder.resolve(name + ".log"));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        LocalProcess.postmasterPid(data()).getFirst().strip()))
                .orElseThrow();
    }

    private JdbcClient database() throws IOException {
        return JdbcClient.create(databaseFor(
                Files.readString(data().resolve("local-only-database-password")).strip()));
    }

    private PGSimpleDataSource databaseFor(@Nullable String password) throws IOException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL("jdbc:postgresql://localhost:"
                + LocalProcess.postmasterPid(data()).get(3).strip() + "/onlyyou");
        database.setUser("postgres");
        database.setPassword(password);
        return database;
    }

    private void assertAsksForThePassword() throws IOException {
        PGSimpleDataSource without = databaseFor(null);
        assertThatThrownBy(without::getConnection)
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("SCRAM")
                .hasMessageContaining("no password was provided");
        PGSimpleDataSource guessed = databaseFor("postgres");
        assertThatThrownBy(guessed::getConnection)
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    /** Without a password, and letting in everybody who comes by this machine's own address. */
    private void makeItAnEarlierVersions() throws IOException {
        Files.delete(data().resolve("local-only-database-password"));
        Files.write(
                data().resolve("postgres/pg_hba.conf"),
                List.of("local all all trust", "host all all 127.0.0.1/32 trust", "host all all ::1/128 trust"));
    }

    /** What lies in the folder and has other permissions than its user's own. */
    private List<Path> openToOthers() throws IOException {
        if (!Files.getFileStore(data()).supportsFileAttributeView("posix")) {
            return List.of();
        }
        List<Path> open = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(data())) {
            for (Path entry : entries) {
                if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(entry))
                        .endsWith("------")) {
                    open.add(entry);
                }
            }
        }
        return open;
    }

    private String setting(String name) throws IOException {
        return database()
                .sql("SELECT current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private String token(String url, String client, String more) throws Exception {
        HttpResponse<String> response = tokenRequest(url, client, "local", more);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body()).at("/access_token").asString();
    }

    private HttpResponse<String> tokenRequest(String url, String client, String secret, String more) throws Exception {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials" + more))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode part(int index, String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
    }
}
