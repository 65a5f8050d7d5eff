package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.FaceSpot;
import io.onlyyou.imaging.ImageSize;
import io.onlyyou.vault.PictureCut;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Wherever a face is, a crop shows all of it. */
class CropsTests {

    private static final ImageSize SQUARE = new ImageSize(1024, 1024);
    private static final long SEED = 20261123;

    @Test
    void theWholeFaceIsInsideTheInscribedCircle() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            FaceSpot face = anywhere(random);
            PictureCut cut = Crops.round(SQUARE, face);
            assertThat(cut.width()).isEqualTo(cut.height());
            double radius = cut.width() / 2.0;
            for (int corner = 0; corner < 4; corner++) {
                double x = face.x() + (corner % 2 == 0 ? -0.5 : 0.5) * face.size() - cut.x() - radius;
                double y = face.y() + (corner < 2 ? -0.5 : 0.5) * face.size() - cut.y() - radius;
                assertThat(Math.hypot(x, y))
                        .as("seed %d, %s in %s", SEED, face, cut)
                        .isLessThanOrEqualTo(radius);
            }
        }
    }

    @Test
    void aFaceInTheUsualPlaceIsCutFromThePictureItself() {
        PictureCut cut = Crops.round(SQUARE, new FaceSpot(500, 430, 250));
        assertThat(cut).isEqualTo(new PictureCut(175, 68, 650, 650));
    }

    @Test
    void aSmallFaceIsNotMagnified() {
        PictureCut cut = Crops.round(SQUARE, new FaceSpot(500, 430, 60));
        assertThat(cut.width()).isEqualTo(512);
    }

    @Test
    void aStoryShowsTheWholeHead() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            FaceSpot face = anywhere(random);
            PictureCut cut = Crops.story(SQUARE, face);
            assertThat((double) cut.height() / cut.width()).isBetween(1.774, 1.782);
            double left = Math.max(0, face.x() - face.size() * 0.85);
            double right = Math.min(1024, face.x() + face.size() * 0.85);
            assertThat((double) cut.x()).as("seed %d, %s", SEED, face).isLessThanOrEqualTo(left + 1);
            assertThat((double) cut.x() + cut.width())
                    .as("seed %d, %s", SEED, face)
                    .isGreaterThanOrEqualTo(right - 1);
            assertThat((double) cut.y()).isLessThanOrEqualTo(Math.max(0, face.y() - face.size() / 2) + 1);
            assertThat((double) cut.y() + cut.height())
                    .isGreaterThanOrEqualTo(Math.min(1024, face.y() + face.size() / 2) - 1);
        }
    }

    @Test
    void whereNoFaceIsKnownNothingIsCutOff() {
        assertThat(Crops.story(SQUARE, null)).isEqualTo(new PictureCut(0, -398, 1024, 1820));
        assertThat(Crops.round(SQUARE, null)).isEqualTo(new PictureCut(0, 0, 1024, 1024));
    }

    private static FaceSpot anywhere(SplittableRandom random) {
        double size = 51 + random.nextDouble() * 450;
        double room = 1024 - size;
        return new FaceSpot(size / 2 + random.nextDouble() * room, size / 2 + random.nextDouble() * room, size);
    }
}
