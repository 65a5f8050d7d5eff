package io.onlyyou.imaging.painter;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Portraits of one person in one scenario, as they follow each other, told apart at the size of a thumbnail. */
class VariantsTests {

    private static final int SIZE = 128;
    private static final int THUMBNAIL = 16;
    private static final int FIRST = 1234;
    private static final int IN_A_ROW = 12;
    /** Mean difference of a channel, of 255. The same variant with another random part differs by 2 to 6. */
    private static final double VISIBLE = 9;

    private static final Painter PAINTER = RememberingDetector.PAINTER;
    private static final byte[] SELFIE = DrawnPerson.of(4).jpeg();

    static SortedSet<String> scenarios() {
        return Scenes.ids();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void neverLookAlike(String scenario) {
        List<int[]> thumbnails = new ArrayList<>();
        for (int i = 0; i < IN_A_ROW; i++) {
            long random = new SplittableRandom(i).nextLong();
            thumbnails.add(thumbnail(scenario, random - Math.floorMod(random, 65_536) + FIRST + i));
        }
        for (int i = 0; i < IN_A_ROW; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(difference(thumbnails.get(i), thumbnails.get(j)))
                        .as("%s, variants %d and %d", scenario, FIRST + j, FIRST + i)
                        .isGreaterThan(VISIBLE);
            }
        }
    }

    private static int[] thumbnail(String scenario, long seed) {
        ImageResult result =
                PAINTER.paint(new ImageRequest(List.of(SELFIE), scenario, "", seed, SIZE, SIZE, "variants"));
        assertThat(result).isInstanceOf(ImageResult.Ready.class);
        byte[] png = ((ImageResult.Ready) result).image();
        return Photo.decode(png).orElseThrow().atMost(THUMBNAIL).pixels();
    }

    private static double difference(int[] one, int[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((one[i] >> shift & 255) - (other[i] >> shift & 255));
            }
        }
        return sum / (3.0 * one.length);
    }
}
