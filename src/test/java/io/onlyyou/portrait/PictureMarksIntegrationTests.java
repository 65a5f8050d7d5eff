package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Marking;
import io.onlyyou.imaging.SourceType;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import io.onlyyou.vault.Picture;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortraitRoomTest
class PictureMarksIntegrationTests {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel model;

    @Autowired
    private PictureMarks marks;

    @Autowired
    private Prints prints;

    @Autowired
    private Clock clock;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    @Shows(Promised.MARKED_AS_GENERATED)
    void everyPictureThatIsHandedOutSaysWhatItIs() {
        byte[] drawn = DrawnSelfies.png(1024, 1024, 5);
        ImageResult.Ready ready = new ImageResult.Ready(drawn, "image/png", FakeImageModel.INFO);
        Painting painting = prints.withStory(prints.of(ready, List.of()), ready, null);
        Map<String, Picture> pictures = new HashMap<>(painting.pictures());
        pictures.putAll(prints.round(
                painting.original(), painting.shown(), new MadeBy("tests", "fake", "7"), LocalDate.of(2026, 2, 3)));
        assertThat(pictures)
                .containsOnlyKeys(
                        "original", "320", "640", "1024", "story-360", "story-720", "profile-256", "profile-512");
        pictures.forEach((variant, picture) -> {
            assertThat(Marking.sourceType(picture.bytes()))
                    .as(variant)
                    .contains(SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
            assertThat(marks.read(Marking.mark(picture.bytes()).orElseThrow())).hasValueSatisfying(mark -> {
                assertThat(mark.provider()).isEqualTo("tests");
                assertThat(mark.model()).isEqualTo("fake");
                assertThat(mark.modelVersion()).isEqualTo("7");
                assertThat(mark.aiGenerated()).isTrue();
                assertThat(mark.madeOn())
                        .isEqualTo(
                                variant.startsWith("profile-")
                                        ? LocalDate.of(2026, 2, 3)
                                        : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            });
        });
    }

    @Test
    void knowsOnlyItsOwnWriting() {
        String mark = marks.write(FakeImageModel.INFO, SourceType.TRAINED_ALGORITHMIC_MEDIA, LocalDate.EPOCH);
        char last = mark.charAt(5);
        assertThat(marks.read(mark)).isPresent();
        assertThat(marks.read(mark.substring(0, 5) + (last == 'A' ? 'B' : 'A') + mark.substring(6)))
                .isEmpty();
        assertThat(marks.read(mark.substring(0, mark.indexOf('.')))).isEmpty();
        assertThat(marks.read("")).isEmpty();
        assertThat(marks.read(".")).isEmpty();
        assertThat(marks.read("a.b")).isEmpty();
    }

    @Test
    void keepsHowFarTheFaceIsFromTheSelfieAndNothingElseOfIt() {
        model.does(request -> FakeImageModel.painted(request) instanceof ImageResult.Ready ready
                ? new ImageResult.Ready(ready.image(), ready.mediaType(), ready.model(), OptionalDouble.of(0.25))
                : new ImageResult.Failed("cannot be"));
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION, Purpose.FEED);
        worker.work(someone.asksFor());
        assertThat(jdbc.sql("select face_distance from portrait where person_key = :key")
                        .param("key", someone.key().value())
                        .query(Double.class)
                        .single())
                .isEqualTo(0.25);
        assertThat(jdbc.sql("""
                                select table_name || '.' || column_name from information_schema.columns
                                where table_schema = current_schema()
                                and udt_name in ('_float4', '_float8', '_numeric', 'vector')""").query(String.class).list())
                .as("columns that could hold an embedding")
                .isEmpty();
    }
}
