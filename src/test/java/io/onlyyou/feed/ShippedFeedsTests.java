package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Subject;
import io.onlyyou.splice.Page;
import io.onlyyou.splice.PagePointer;
import io.onlyyou.splice.PageScanner;
import io.onlyyou.splice.Splicer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

/** Every feed that ships, on a page as its platform sends it. */
class ShippedFeedsTests {

    private static final int ITEMS = 6;
    private static final int SLOT = 3;
    private static final UUID PORTRAIT = UUID.fromString("01990000-0000-7000-8000-000000000001");

    private final Feeds feeds = shipped();

    @Test
    void areThoseThatAreTestedHere() {
        assertThat(feeds.ids())
                .containsExactlyInAnyOrder("home", "jsonfeed", "timeline", "reddit", "bluesky", "graphql", "stories");
    }

    @ParameterizedTest
    @CsvSource({
        "home, /items, /id",
        "jsonfeed, /items, /id",
        "timeline, '', /id",
        "reddit, /data/children, /data/name",
        "bluesky, /feed, /post/uri",
        "graphql, /data/viewer/feed/edges, /node/id",
        "stories, /tray/reels, /id"
    })
    void theItemStandsAmongThePagesOwnAndNoByteOfThemIsChanged(String name, String items, String id)
            throws IOException {
        Feed feed = feeds.get(name);
        byte[] body = new ClassPathResource("pages/" + name + ".json").getContentAsByteArray();
        byte[] item = item(feed);

        Page page = (Page) feed.scanner().scan(body);
        byte[] finished = Splicer.splice(page, Map.of(SLOT, item));

        assertThat(page.itemCount()).isEqualTo(ITEMS);
        int start = page.itemStart(SLOT);
        byte[] expected = (new String(body, 0, start, StandardCharsets.UTF_8)
                        + new String(item, StandardCharsets.UTF_8)
                        + ","
                        + new String(body, start, body.length - start, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(finished).isEqualTo(expected);
        assertThat(new PageScanner(PagePointer.parse(items)).scan(finished)).isInstanceOf(Page.class);

        JsonNode array = Json.MAPPER.readTree(finished).at(items);
        assertThat(array).hasSize(ITEMS + 1);
        Set<String> ids = new HashSet<>();
        array.forEach(each -> ids.add(each.at(id).asString()));
        assertThat(ids).as("each with an id of its own").hasSize(ITEMS + 1);
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.addHeader("Onlyyou-Seen", array.get(SLOT).at(id).asString());
        assertThat(new PageHeaders(next).seen())
                .as("what the feed knows the item by")
                .containsExactly(PORTRAIT);
        assertThat(array.get(SLOT).toString()).contains("Only you can see this");
    }

    /** So that a client which knows the platform's items only finds its way in ours. */
    @ParameterizedTest
    @CsvSource({"reddit, /data", "bluesky, /post", "graphql, /node", "timeline, ''", "stories, ''"})
    void theItemHasTheMembersThatClientsOfThePlatformReadFirst(String name, String inside) {
        JsonNode item = Json.MAPPER.readTree(item(feeds.get(name))).at(inside);
        List<String> read = switch (name) {
            case "reddit" ->
                List.of(
                        "id",
                        "name",
                        "title",
                        "author",
                        "subreddit",
                        "permalink",
                        "url",
                        "thumbnail",
                        "created_utc",
                        "score",
                        "num_comments",
                        "is_self",
                        "over_18",
                        "preview");
            case "bluesky" -> List.of("uri", "cid", "author", "record", "embed", "indexedAt", "labels", "viewer");
            case "graphql" -> List.of("__typename", "id");
            case "stories" -> List.of("id", "type", "user", "createdAt", "seen", "media");
            default -> List.of("id", "uri", "created_at", "account", "content", "visibility", "media_attachments");
        };
        assertThat(item.propertyNames()).containsAll(read);
    }

    @Test
    void timesAreWrittenAsEachPlatformDoes() {
        assertThat(Json.MAPPER
                        .readTree(item(feeds.get("reddit")))
                        .at("/data/created_utc")
                        .longValue())
                .isEqualTo(1_795_341_600L);
        assertThat(Json.MAPPER
                        .readTree(item(feeds.get("bluesky")))
                        .at("/post/indexedAt")
                        .asString())
                .isEqualTo("2026-11-22T10:00:00.000Z");
    }

    private static byte[] item(Feed feed) {
        ShownPortrait portrait = new ShownPortrait(
                PORTRAIT, "superhero", "Imagine yourself as a \"superhero\" & more", "Alt", 1024, 1280, Instant.EPOCH);
        Insertion insertion =
                new Insertion(new UUID(1, 1), SLOT, 1, 1, Instant.parse("2026-11-22T10:00:00Z"), portrait);
        return feed.template()
                .render(new ItemValues(
                                feed.id(),
                                new Subject("user-42"),
                                insertion,
                                "https://only.you",
                                "https://only.you/v1/images/abc",
                                "feedback")
                        .tree());
    }

    private static Feeds shipped() {
        try {
            MutablePropertySources sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yml"))
                    .forEach(sources::addLast);
            Binder binder = new Binder(ConfigurationPropertySources.from(sources));
            return new Feeds(binder.bindOrCreate("onlyyou", FeedProperties.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
