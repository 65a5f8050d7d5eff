package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Marking;
import io.onlyyou.imaging.SourceType;
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
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    void everyPictureThatIsHandedOutSaysWhatItIs() {
        byte[] drawn = DrawnSelfies.png(1024, 1024, 5);
        Painting painting =
                Variants.of(new ImageResult.Ready(drawn, "image/png", FakeImageModel.INFO), java.util.List.of(), marks);
        assertThat(painting.pictures()).hasSize(4);
        painting.pictures().forEach((variant, picture) -> {
            assertThat(Marking.sourceType(picture.bytes()))
                    .as(variant)
                    .contains(SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA.uri());
            assertThat(marks.read(Marking.mark(picture.bytes()).orElseThrow())).hasValueSatisfying(mark -> {
                assertThat(mark.provider()).isEqualTo("tests");
                assertThat(mark.model()).isEqualTo("fake");
                assertThat(mark.modelVersion()).isEqualTo("7");
                assertThat(mark.aiGenerated()).isTrue();
            });
        });
    }

    @Test
    void knowsOnlyItsOwnWriting() {
        String mark = marks.write(FakeImageModel.INFO, SourceType.TRAINED_ALGORITHMIC_MEDIA);
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
