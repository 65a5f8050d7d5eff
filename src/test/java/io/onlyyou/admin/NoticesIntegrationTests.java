package io.onlyyou.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@QuickIntegrationTest
class NoticesIntegrationTests {

    private static final String TEXT = "Grüße: we paint you. No \"surprises\".";
    private static final String BODY = """
            {"texts":{"en":"We paint you.","de":%s},"material":false,"recipients":["painter","main"]}""".formatted("\"Grüße: we paint you. No \\\"surprises\\\".\"");

    private final String operator = TestTokens.client("ops", "admin:operate");
    private final String auditor = TestTokens.client("auditor", "admin:read");
    private final String notice = "notice-" + UUID.randomUUID();

    @Autowired
    private Environment environment;

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.of(environment);
    }

    @Test
    void publishedVersionIsShownToEverybodyToTheByte() throws Exception {
        Reply published = publish("1", BODY);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(published.json().at("/texts/0/language").asString()).isEqualTo("de");
        assertThat(published.json().at("/texts/0/sha256").asString())
                .isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(published.json().path("recipients").toString()).isEqualTo("[\"main\",\"painter\"]");
        String open = "/v1/notices/" + notice + "/versions/1";
        assertThat(api.get(open, "").json()).isEqualTo(published.json());
        Reply text = api.get(open + "/texts/de", "");
        assertThat(text.body()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(text.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(text.header("Content-Digest"))
                .isEqualTo("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        assertThat(api.get(open + "/texts/fr", "").status()).isEqualTo(404);
        assertThat(api.get("/v1/notices/" + notice + "/versions/2", "").status())
                .isEqualTo(404);
    }

    @Test
    void sameContentAgainChangesNothingAndOtherContentIsRefused() {
        Reply first = publish("1", BODY);

        Reply again = publish("1", BODY);
        Reply other = publish("1", BODY.replace("paint", "sketch"));
        Reply moreRecipients = publish("1", BODY.replace("\"main\"", "\"main\",\"other\""));
        Reply material = publish("1", BODY.replace("false", "true"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        for (Reply refused : List.of(other, moreRecipients, material)) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("notice-published");
        }
        assertThat(read("1").toString()).isEqualTo(first.json().toString());
    }

    @Test
    void nodesThatPublishTheSameAtOnceAgree() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int call = 0; call < 16; call++) {
                replies.add(threads.submit(() -> publish("1", BODY)));
            }
            int made = 0;
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isIn(200, 201);
                made += reply.get().status() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void onlyAMaterialVersionSupersedesTheOlderOnes() {
        publish("1", BODY);
        publish("2", BODY);
        assertThat(read("1").has("supersededAt")).isFalse();

        publish("3", BODY.replace("false", "true"));

        assertThat(read("1").path("supersededAt").asString())
                .isEqualTo(read("2").path("supersededAt").asString())
                .isEqualTo(read("3").path("publishedAt").asString());
        assertThat(read("3").has("supersededAt")).isFalse();
        List<String> listed = new ArrayList<>();
        api.get("/v1/admin/notices", auditor).json().path("notices").forEach(each -> {
            if (each.path("id").asString().equals(notice)) {
                listed.add(each.path("version").asString());
            }
        });
        assertThat(listed).containsExactly("1", "2", "3");
    }

    @Test
    void onlyOperatorsPublish() {
        assertThat(api.put(path("1"), auditor, BODY).status()).isEqualTo(403);
        assertThat(api.put("/v1/notices/" + notice + "/versions/1", operator, BODY)
                        .status())
                .isIn(403, 404, 405);
        assertThat(api.get(path("1"), auditor).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/texts",
                "{\"texts\":{},\"material\":true,\"recipients\":[]}|/texts",
                "{\"texts\":{\"en\":\" \"},\"material\":true,\"recipients\":[]}|/texts/en",
                "{\"texts\":{\"../en\":\"x\"},\"material\":true,\"recipients\":[]}|/texts",
                "{\"texts\":{\"en\":\"x\"},\"recipients\":[]}|/material",
                "{\"texts\":{\"en\":\"x\"},\"material\":true}|/recipients",
                "{\"texts\":{\"en\":\"x\"},\"material\":true,\"recipients\":[\"\"]}|/recipients",
                "{\"texts\":{\"en\":\"x\"},\"material\":\"true\",\"recipients\":[]}|/material",
                "{\"texts\":{\"en\":\"x\"},\"material\":true,\"recipients\":[],\"url\":\"x\"}|/url",
                "{\"texts\":{\"en\":\"\\u0000\"},\"material\":true,\"recipients\":[]}|/texts/en"
            })
    void whatIsWrongIsNamedAndPublishesNothing(String body, String pointer) {
        Reply refused = publish("1", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsString("pointer"))
                .as(refused.text())
                .anyMatch(named -> named.startsWith(pointer));
        assertThat(api.get(path("1"), auditor).status()).isEqualTo(404);
    }

    private Reply publish(String version, String body) {
        return api.put(path(version), operator, body);
    }

    private JsonNode read(String version) {
        return api.get(path(version), auditor).json();
    }

    private String path(String version) {
        return "/v1/admin/notices/" + notice + "/versions/" + version;
    }
}
