package io.onlyyou.imaging.painter;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.imaging.FaceMatcher;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.ImageSize;
import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.identity.FacePrint;
import io.onlyyou.imaging.likeness.Face;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.FaceFinderByDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PainterTests {

    private static final int SIZE = 384;
    private static final FaceDetector DETECTOR = new FaceDetector();
    private static final FaceFinder FACES = new FaceFinderByDetector(DETECTOR);
    private static final FaceMatcherByPrint MATCHER = new FaceMatcherByPrint(DETECTOR);
    private static final Painter PAINTER = new Painter(DETECTOR, new PersonSegmenter(), MATCHER);

    static SortedSet<String> scenarios() {
        return Scenes.ids();
    }

    @Test
    void knowsTheScenariosThatTheServiceOffers() {
        assertThat(scenarios()).contains("superhero", "astronaut", "renaissance", "film-noir", "comic", "mirrors");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void paintsOnePersonInTheSizeAskedFor(String scenario) throws IOException {
        byte[] portrait = paint(request(scenario, 1, 512, 448, DrawnPerson.of(5).jpeg()));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(portrait));
        assertThat(portrait).startsWith(0x89, 'P', 'N', 'G');
        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(image.getHeight()).isEqualTo(448);
        if (!scenario.equals("mirrors")) {
            assertThat(FACES.count(portrait)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void paintsThePersonOfTheSelfieAndNobodyElse(String scenario) {
        // decoys of other proportions: drawn people who differ in colour alone are one person to the network
        assertResembles(scenario, 5, List.of(1L, 3L, 7L, 8L));
        assertResembles(scenario, 2, List.of(3L, 4L, 6L, 7L, 8L));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void paintsTheSamePersonUprightWhereThatIsWantedToo(String scenario) {
        byte[] selfie = DrawnPerson.of(5).jpeg();
        ImageRequest both =
                new ImageRequest(List.of(selfie), scenario, "", 3, 256, 256, "test", null, new ImageSize(540, 960));
        assertThat(PAINTER.paint(both)).isInstanceOfSatisfying(ImageResult.Ready.class, ready -> {
            byte[] tall = Objects.requireNonNull(ready.tall());
            assertThat(Photo.decode(tall)).hasValueSatisfying(photo -> {
                assertThat(photo.width()).isEqualTo(540);
                assertThat(photo.height()).isEqualTo(960);
            });
            assertThat(MATCHER.distance(List.of(selfie), tall).orElseThrow()).isLessThanOrEqualTo(FaceMatcher.OWN);
        });
    }

    private static void assertResembles(String scenario, long person, List<Long> others) {
        byte[] selfie = DrawnPerson.of(person).jpeg();
        ImageResult result = PAINTER.paint(request(scenario, 3, 768, 768, selfie));
        assertThat(result).isInstanceOfSatisfying(ImageResult.Ready.class, ready -> {
            double own = ready.faceDistance().orElseThrow();
            assertThat(own).isLessThanOrEqualTo(FaceMatcher.OWN);
            assertThat(MATCHER.distance(List.of(selfie), ready.image()).orElseThrow())
                    .isLessThanOrEqualTo(FaceMatcher.OWN);
            for (long other : others) {
                double foreign = MATCHER.distance(List.of(DrawnPerson.of(other).jpeg()), ready.image())
                        .orElseThrow();
                assertThat(foreign).as("person %d against %d", person, other).isGreaterThan(own);
            }
        });
    }

    @Test
    void refusesWhatLooksLikeSomebodyElseHoweverOftenItIsPainted() {
        FaceMatcherByPrint stern = new FaceMatcherByPrint(DETECTOR) {
            @Override
            public Optional<FacePrint> print(Photo photo, Face about) {
                return Optional.empty(); // a painting in which nobody is known again
            }
        };
        assertThat(new Painter(DETECTOR, new PersonSegmenter(), stern)
                        .paint(request(
                                "superhero", 1, 512, 512, DrawnPerson.of(1).jpeg())))
                .isEqualTo(new ImageResult.Refused("No painting of this selfie looks enough like the person in it"));
    }

    @Test
    void paintsTheSameBytesForTheSameSeedEvenAtOnce() {
        ImageRequest request =
                request("superhero", 42, SIZE, SIZE, DrawnPerson.of(2).jpeg());
        CompletableFuture<byte[]> first = CompletableFuture.supplyAsync(() -> paint(request));
        CompletableFuture<byte[]> second = CompletableFuture.supplyAsync(() -> paint(request));
        assertThat(first.join()).isEqualTo(second.join()).isEqualTo(paint(request));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void variesWithTheSeed(String scenario) {
        byte[] selfie = DrawnPerson.of(2).jpeg();
        assertThat(paint(request(scenario, 1, 128, 128, selfie)))
                .isNotEqualTo(paint(request(scenario, 2, 128, 128, selfie)));
    }

    @Test
    void paintsFromTheSelfieThatShowsTheFaceBest() {
        byte[] best = DrawnPerson.of(6).jpeg();
        byte[] farAway = DrawnPerson.of(6, 1200, 900, 100).jpeg();
        byte[] fromBest = paint(request("astronaut", 1, 256, 256, best));
        byte[] fromAll = paint(
                request("astronaut", 1, 256, 256, farAway, DrawnPerson.nobody().png(), best, new byte[9]));
        assertThat(fromAll).isEqualTo(fromBest);
    }

    @Test
    void paintsOnlyOneOfTwoPeople() {
        byte[] portrait =
                paint(request("renaissance", 1, 512, 512, DrawnPerson.pair().jpeg()));
        assertThat(FACES.count(portrait)).isEqualTo(1);
    }

    @Test
    void fillsTheCanvasFromASelfieThatShowsOnlyAFace() {
        byte[] close = DrawnPerson.of(3, 600, 600, 520).jpeg();
        assertThat(FACES.count(paint(request("superhero", 1, 512, 512, close)))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 63, 2049, Integer.MAX_VALUE})
    void failsWithAReasonOnSizesItCannotPaint(int size) {
        ImageResult result = PAINTER.paint(
                request("superhero", 1, size, 256, DrawnPerson.of(1).jpeg()));
        assertThat(result)
                .isEqualTo(new ImageResult.Impossible("The painter paints between 64 and 2048 pixels a side"));
    }

    @Test
    void failsWithAReasonOnAScenarioItDoesNotKnow() {
        ImageResult result = PAINTER.paint(
                request("no-such-scenario", 1, 256, 256, DrawnPerson.of(1).jpeg()));
        assertThat(result)
                .isInstanceOfSatisfying(
                        ImageResult.Impossible.class,
                        failed -> assertThat(failed.reason()).contains("scenario", "superhero"));
    }

    @Test
    void refusesWhereNoSelfieShowsAPerson() {
        ImageResult refused = new ImageResult.Refused("No selfie shows a person's face");
        assertThat(PAINTER.paint(
                        request("superhero", 1, 256, 256, DrawnPerson.nobody().jpeg())))
                .isEqualTo(refused);
        assertThat(PAINTER.paint(request("superhero", 1, 256, 256, new byte[0])))
                .isEqualTo(refused);
        assertThat(PAINTER.paint(
                        request("superhero", 1, 256, 256, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1})))
                .isEqualTo(refused);
    }

    private static ImageRequest request(String scenario, long seed, int width, int height, byte[]... selfies) {
        return new ImageRequest(List.of(selfies), scenario, "", seed, width, height, "test");
    }

    private static byte[] paint(ImageRequest request) {
        return switch (PAINTER.paint(request)) {
            case ImageResult.Ready ready -> ready.image();
            default -> throw new AssertionError("nothing was painted");
        };
    }
}
