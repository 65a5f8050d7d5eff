package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.Painter;
import io.onlyyou.vault.DecodedPicture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a feed's reader has to download. */
class VariantsWeightTests {

    private static final int MEDIAN_BYTES = 200 * 1024;

    @Test
    void thePaintersPortraitsAreLightEnoughForAFeed() {
        FaceDetector detector = new FaceDetector();
        ImageModel painter = new Painter(detector, new PersonSegmenter(), new FaceMatcherByPrint(detector));
        List<Integer> weights = Stream.of("superhero", "astronaut", "renaissance", "film-noir", "comic")
                .map(scenario -> weight(painter, scenario))
                .sorted()
                .toList();
        assertThat(weights.get(weights.size() / 2))
                .as("bytes at 1024: " + weights)
                .isLessThanOrEqualTo(MEDIAN_BYTES);
    }

    private static int weight(ImageModel painter, String scenario) {
        ImageRequest request = new ImageRequest(List.of(DrawnPerson.of(1).jpeg()), scenario, "", 1, 1024, 1024, "test");
        ImageResult.Ready ready = (ImageResult.Ready) painter.paint(request);
        return DecodedPicture.of(ready.image()).jpeg(1024).bytes().length;
    }
}
