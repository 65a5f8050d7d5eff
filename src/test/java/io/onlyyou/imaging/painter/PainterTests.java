package io.onlyyou.imaging.painter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PainterTests {

    private static final int SIZE = 256;
    private static final FaceDetector DETECTOR = RememberingDetector.DETECTOR;
    private static final FaceFinder FACES = new FaceFinderByDetector(DETECTOR);
    private static final FaceMatcherByPrint MATCHER = RememberingDetector.MATCHER;
    private static final Painter PAINTER = RememberingDetector.PAINTER;
    private static final Map<Long, FacePrint> PEOPLE = new ConcurrentHashMap<>();

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
        byte[] portrait = paint(request(scenario, 1, 448, 384, DrawnPerson.of(5).jpeg()));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(portrait));
        assertThat(portrait).startsWith(0x89, 'P', 'N', 'G');
        assertThat(image.getWidth()).isEqualTo(448);
        assertThat(image.getHeight()).isEqualTo(384);
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
                new ImageRequest(List.of(selfie), scenario, "", 3, 256, 256, "test", null, new ImageSize(432, 768));
        assertThat(PAINTER.paint(both)).isInstanceOfSatisfying(ImageResult.Ready.class, ready -> {
            byte[] tall = Objects.requireNonNull(ready.tall());
            assertThat(Photo.decode(tall)).hasValueSatisfying(photo -> {
                assertThat(photo.width()).isEqualTo(432);
                assertThat(photo.height()).isEqualTo(768);
            });
            assertThat(MATCHER.distance(List.of(selfie), tall).orElseThrow()).isLessThanOrEqualTo(FaceMatcher.OWN);
        });
    }

    private static void assertResembles(String scenario, long person, List<Long> others) {
        byte[] selfie = DrawnPerson.of(person).jpeg();
        ImageResult result = PAINTER.paint(request(scenario, 3, 576, 576, selfie));
        assertThat(result).isInstanceOfSatisfying(ImageResult.Ready.class, ready -> {
            double own = ready.faceDistance().orElseThrow();
            assertThat(own).isLessThanOrEqualTo(FaceMatcher.OWN);
            FacePrint painted = print(ready.image());
            assertThat(PEOPLE.computeIfAbsent(person, it -> print(selfie)).distance(painted))
                    .isLessThanOrEqualTo(FaceMatcher.OWN);
            for (long other : others) {
                double foreign = PEOPLE.computeIfAbsent(
                                other, it -> print(DrawnPerson.of(it).jpeg()))
                        .distance(painted);
                assertThat(foreign).as("person %d against %d", person, other).isGreaterThan(own);
            }
        });
    }

    private static FacePrint print(byte[] picture) {
        Photo photo = Photo.decode(picture).orElseThrow();
        return MATCHER.print(photo, DETECTOR.find(photo).getFirst()).orElseThrow();
    }

    /** Whom the first paintings are taken for: somebody else by far. */
    @ParameterizedTest
    @CsvSource({"0, 1, true", "1, 2, true", "4, 5, true", "5, 5, false"})
    void paintsAnewWhatLooksLikeSomebodyElseAndGivesUpInTheEnd(int mistaken, int attempts, boolean painted) {
        FacePrint stranger = print(DrawnPerson.of(10).jpeg());
        AtomicInteger looks = new AtomicInteger();
        FaceMatcherByPrint matcher = new FaceMatcherByPrint(DETECTOR) {
            @Override
            public Optional<FacePrint> print(Photo photo, Face about) {
                return looks.getAndIncrement() < mistaken ? Optional.of(stranger) : super.print(photo, about);
            }
        };
        ImageRequest request =
                request("superhero", 1, 448, 448, DrawnPerson.of(1).jpeg());

        ImageResult result = new Painter(DETECTOR, new PersonSegmenter(), matcher).paint(request);

        assertThat(looks).hasValue(attempts);
        assertThat(result instanceof ImageResult.Ready).isEqualTo(painted);
        if (result instanceof ImageResult.Ready ready) {
            assertThat(ready.faceDistance().orElseThrow()).isLessThanOrEqualTo(FaceMatcher.OWN);
            assertThat(Arrays.equals(ready.image(), paint(request)))
                    .as("the first attempt's picture")
                    .isEqualTo(mistaken == 0);
        }
    }

    @Test
    void refusesWhereNobodyIsKnownAgainHoweverOftenItIsPainted() {
        FaceMatcherByPrint stern = new FaceMatcherByPrint(DETECTOR) {
            @Override
            public Optional<FacePrint> print(Photo photo, Face about) {
                return Optional.empty(); // a painting in which nobody is known again
            }
        };
        assertThat(new Painter(DETECTOR, new PersonSegmenter(), stern)
                        .paint(request(
                                "superhero", 1, 448, 448, DrawnPerson.of(1).jpeg())))
                .isEqualTo(new ImageResult.Refused("No painting of this selfie looks enough like the person in it"));
    }

    /** Each portrait in the making takes memory, and more than there are processors would be no sooner done. */
    @Test
    void paintsNoMoreAtOnceThanThereAreProcessors() throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch finish = new CountDownLatch(1);
        FaceDetector slow = new FaceDetector() {
            @Override
            public List<Face> find(Photo photo) {
                begun.incrementAndGet();
                try {
                    finish.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return List.of();
            }
        };
        Painter painter = new Painter(slow, new PersonSegmenter(), MATCHER);
        ImageRequest request = request("comic", 1, SIZE, SIZE, DrawnPerson.of(2).jpeg());
        List<Thread> painting = Stream.generate(() -> Thread.ofPlatform().start(() -> painter.paint(request)))
                .limit(processors + 3)
                .toList();
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> begun.get() >= processors);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> painting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            assertThat(begun).hasValue(processors);
        } finally {
            finish.countDown();
        }
        for (Thread thread : painting) {
            thread.join();
        }
        assertThat(begun).hasValue(processors + 3);
    }

    @Test
    void paintsTheSameBytesForTheSameSeedEvenAtOnce() {
        ImageRequest request =
                request("superhero", 42, SIZE, SIZE, DrawnPerson.of(2).jpeg());
        CompletableFuture<byte[]> first = CompletableFuture.supplyAsync(() -> paint(request));
        CompletableFuture<byte[]> second = CompletableFuture.supplyAsync(() -> paint(request));
        assertThat(first.join()).isEqualTo(second.join()).isEqualTo(paint(request));
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

    /** These once showed a second face, one in the craters of the moon and one in a mirror, and were refused for it. */
    @ParameterizedTest
    @CsvSource({"astronaut, 786700917665125084", "astronaut, -2631907861102616989", "mirrors, 7615957582929878151"})
    void nobodyElseLooksOutOfTheMoonOrTheMirror(String scenario, long seed) {
        byte[] portrait =
                paint(request(scenario, seed, 1024, 1024, DrawnPerson.of(1).jpeg()));

        assertThat(FACES.count(portrait)).isEqualTo(1);
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
