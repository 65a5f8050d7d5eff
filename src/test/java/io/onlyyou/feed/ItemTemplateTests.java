package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.consent.Subject;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ItemTemplateTests {

    private static final UUID PORTRAIT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final String HOSTILE = "\"}],\\ \u0001 <script>alert('\u00e4\u2028\ud83d\ude00')</script> ${id}";

    @Test
    @Shows(Promised.MARKED_AS_GENERATED)
    void homeItemIsTheOneOfTheContract() throws IOException {
        JsonNode item = shipped("home");
        assertThat(item.propertyNames())
                .containsExactly(
                        "id",
                        "type",
                        "visibility",
                        "label",
                        "headline",
                        "caption",
                        "aiGenerated",
                        "advertisement",
                        "scenario",
                        "image",
                        "why",
                        "feedback");
        assertThat(item.at("/id").asString()).isEqualTo("onlyyou:" + PORTRAIT);
        assertThat(item.at("/visibility").asString()).isEqualTo("only_you");
        assertThat(item.at("/label").asString()).isEqualTo("Only you can see this");
        assertThat(item.at("/caption").asString()).isEqualTo(HOSTILE);
        assertThat(item.at("/aiGenerated").isBoolean()).isTrue();
        assertThat(item.at("/image/url").asString()).isEqualTo("https://only.you/v1/images/abc");
        assertThat(item.at("/image/width").intValue()).isEqualTo(1024);
        assertThat(item.at("/image/mediaType").asString()).isEqualTo("image/jpeg");
        assertThat(item.at("/image/alt").asString()).isEqualTo(HOSTILE);
        assertThat(item.at("/image/variants")).hasSize(3);
        assertThat(item.at("/image/variants/0/url").asString()).isEqualTo("https://only.you/v1/images/abc?width=320");
        assertThat(item.at("/image/variants/0/height").intValue()).isEqualTo(400);
        assertThat(item.at("/why").asString()).isEqualTo("/v1/subjects/user-42/portraits/" + PORTRAIT + "/why");
        assertThat(item.at("/feedback/token").asString()).isEqualTo("feedback");
        assertThat(item.at("/feedback/actions")).hasSize(7);
    }

    @Test
    void jsonFeedItemIsValidByItsSpecification() throws IOException {
        JsonNode item = shipped("jsonfeed");
        assertThat(item.at("/id").isString()).isTrue();
        assertThat(item.at("/content_html").asString())
                .contains("&lt;script&gt;alert(&#39;")
                .doesNotContain("<script>");
        assertThat(item.at("/image").asString()).startsWith("https://");
        assertThat(Instant.parse(item.at("/date_published").asString())).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(item.at("/_onlyyou")).isEqualTo(withoutId(shipped("home")));
    }

    @Test
    void timelineItemIsAStatusWithItsPicture() throws IOException {
        JsonNode status = shipped("timeline");
        assertThat(status.at("/created_at").asString()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(status.at("/visibility").asString()).isEqualTo("private");
        assertThat(status.at("/account/id").isString()).isTrue();
        assertThat(status.at("/content").asString()).doesNotContain("<script>");
        assertThat(status.at("/media_attachments/0/type").asString()).isEqualTo("image");
        assertThat(status.at("/media_attachments/0/url").asString()).isEqualTo("https://only.you/v1/images/abc");
        assertThat(status.at("/media_attachments/0/preview_url").asString()).endsWith("?width=320");
        assertThat(status.at("/media_attachments/0/description").asString()).isEqualTo(HOSTILE);
        assertThat(status.at("/_onlyyou")).isEqualTo(withoutId(shipped("home")));
    }

    @Test
    void typesAreKeptAndTextIsCompact() {
        String template = """
                { "w": "${image.width}", "text": "w=${image.width}!", "d": "$${id} $5 ${caption}", "n": 1.10, "a": [ ], "o": { } }
                """;
        assertThat(render(template, "c"))
                .isEqualTo("{\"w\":1024,\"text\":\"w=1024!\",\"d\":\"${id} $5 c\",\"n\":1.10,\"a\":[],\"o\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":\"${captoin}\"}|There is no value ${captoin}",
                "{\"a\":\"${caption\"}|ends with a brace",
                "{\"a\":\"x ${image}\"}|must be the whole string",
                "{\"${id}\":1}|never in a name",
                "[1]|is a JSON object",
                "{\"a\":1,\"a\":2}|valid JSON document",
                "{\"a\":1} {}|valid JSON document",
                "{\"a\":|valid JSON document"
            })
    void mistakesAreNamed(String template, String message) {
        assertThatThrownBy(() -> ItemTemplate.compile(template.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "jsonfeed", "timeline", "reddit", "bluesky", "graphql"})
    void renderingIsOneJsonDocumentInUtf8(String name) throws IOException {
        assertThat(shipped(name).isObject()).isTrue();
    }

    private static JsonNode withoutId(JsonNode item) {
        return ((ObjectNode) item).without("id");
    }

    private static JsonNode shipped(String name) throws IOException {
        byte[] template = new ClassPathResource("feeds/" + name + "-item.json").getContentAsByteArray();
        return Json.MAPPER.readTree(ItemTemplate.compile(template).render(values(HOSTILE)));
    }

    private static String render(String template, String caption) {
        byte[] item =
                ItemTemplate.compile(template.getBytes(StandardCharsets.UTF_8)).render(values(caption));
        return new String(item, StandardCharsets.UTF_8);
    }

    private static ObjectNode values(String caption) {
        ShownPortrait portrait = new ShownPortrait(PORTRAIT, "superhero", caption, caption, 1024, 1280, Instant.EPOCH);
        Insertion insertion =
                new Insertion(new UUID(1, 1), 3, 1, 1, Instant.parse("2026-11-22T10:00:00.000400Z"), portrait);
        return new ItemValues(
                        "home",
                        new Subject("user-42"),
                        insertion,
                        "https://only.you",
                        "https://only.you/v1/images/abc",
                        "feedback")
                .tree();
    }
}
