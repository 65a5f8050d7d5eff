package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Preference;
import io.onlyyou.consent.Preferences;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ImageSize;
import io.onlyyou.imaging.Moderation.Verdict;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is made for stories, for whom, and of what. */
@PortraitRoomTest
class UprightPicturesIntegrationTests {

    private static final int RED = 0xC02020;
    private static final int BLUE = 0x2020C0;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel model;

    @Autowired
    private FakeModeration moderation;

    @Autowired
    private Portraits portraits;

    @Autowired
    private Preferences preferences;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @AfterEach
    void pass() {
        moderation.says(new Verdict.Passed());
    }

    @Test
    void whoAllowsStoriesHasThemWithoutASecondOrder() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.STORIES);
        PortraitImage story = story(someone, 1);

        assertThat(variants(someone)).containsExactly("1024", "320", "640", "original", "story-360", "story-720");
        assertThat(model.requests()).hasSize(1);
        assertThat(model.requests().getFirst().tall()).isEqualTo(new ImageSize(720, 1280));
        assertThat(story.width()).isEqualTo(360);
        assertThat(story.height()).isEqualTo(640);
    }

    @Test
    void whoAllowsOnlyTheFeedCostsNone() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        worker.work(someone.asksFor());

        assertThat(variants(someone)).containsExactly("1024", "320", "640", "original");
        assertThat(model.requests().getFirst().tall()).isNull();
    }

    /** The operator's own scenario of {@code scenarios/own.yml} lists the feed alone. */
    @Test
    void aPortraitIsForTheSurfacesThatItsScenarioLists() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED, Purpose.STORIES);
        someone.locked(person -> {
            preferences.keep(person, new Preference(false, null, null, List.of("lighthouse-keeper"), List.of(), false));
            return person;
        });

        worker.work(someone.asksFor());

        assertThat(someone.portraits())
                .singleElement()
                .satisfies(portrait -> assertThat(portrait.scenario().caption())
                        .isEqualTo("Imagine yourself as the keeper of a lighthouse"));
        assertThat(model.requests().getFirst().scenario())
                .as("for a model that reads")
                .isEqualTo("lighthouse-keeper");
        assertThat(variants(someone)).containsExactly("1024", "320", "640", "original");
        assertThat(jdbc.sql("""
                        select count(*) from portrait
                        where person_key = :key and feed_epoch is not null and stories_epoch is null""")
                        .param("key", someone.key().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatTheModelPaintedUprightIsTaken() {
        model.does(request -> painted(720, 1280));
        assertThat(middle(story(Someone.optedIn(beans, Purpose.GENERATION, Purpose.STORIES), 720)))
                .isEqualTo(BLUE);
    }

    @Test
    void anotherShapeThanWasAskedForIsNot() {
        model.does(request -> painted(720, 720));
        assertThat(middle(story(Someone.optedIn(beans, Purpose.GENERATION, Purpose.STORIES), 720)))
                .isEqualTo(RED);
    }

    @Test
    void whatModerationBlocksIsNotKeptEvenIfTheSquarePasses() {
        model.does(request -> painted(720, 1280));
        moderation.judges(picture ->
                decoded(picture).getHeight() > 1024 ? new Verdict.Blocked("two people") : new Verdict.Passed());
        assertThat(middle(story(Someone.optedIn(beans, Purpose.GENERATION, Purpose.STORIES), 720)))
                .isEqualTo(RED);
    }

    /** A red square, and something blue beside it. */
    private static ImageResult painted(int width, int height) {
        return new ImageResult.Ready(
                DrawnSelfies.png(1024, 1024, RED),
                "image/png",
                FakeImageModel.INFO,
                OptionalDouble.empty(),
                DrawnSelfies.png(width, height, BLUE));
    }

    private PortraitImage story(Someone someone, int width) {
        JobTicket ticket = someone.asksFor();
        worker.work(ticket);
        UUID portrait = someone.portraits().getFirst().id();
        return portraits.image(someone.key(), portrait, Surface.STORIES, width);
    }

    /** The colour there, without what JPEG makes of it. */
    private static int middle(PortraitImage picture) {
        BufferedImage decoded = decoded(picture.bytes());
        int colour = decoded.getRGB(decoded.getWidth() / 2, decoded.getHeight() / 2);
        return (colour >> 16 & 255) > (colour & 255) ? RED : BLUE;
    }

    private static BufferedImage decoded(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> variants(Someone someone) {
        return jdbc.sql("select variant from vault_item where person_key = :key and kind = 'PORTRAIT' order by variant")
                .param("key", someone.key().value())
                .query((row, number) -> row.getString("variant"))
                .list();
    }
}
