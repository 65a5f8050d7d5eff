package io.onlyyou.imaging.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.FaceMatcher;
import io.onlyyou.imaging.graph.Graph;
import io.onlyyou.imaging.graph.Tensor;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.Photo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FaceMatcherTests {

    private static final FaceDetector DETECTOR = new FaceDetector();
    private static final FaceMatcherByPrint MATCHER = new FaceMatcherByPrint(DETECTOR);

    /** Expected values: face-api.js 1.7.15 with TensorFlow.js on the same pixels, run once by hand. */
    @Test
    void computesWhatFaceApiComputes() throws IOException {
        float[] pixels = new float[150 * 150 * 3];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % 150;
            int y = i / 450;
            int channel = i % 3;
            float value = (x * x + 3 * y * y + x * y + 40 * channel) / 8f % 256;
            pixels[i] = (value - new float[] {122.782f, 117.001f, 104.298f}[channel]) / 255;
        }
        Graph network = Graph.readDescriptor(
                file("face_recognition_model-weights_manifest.json"), file("face_recognition_model.bin"));
        float[] answer = network.run(new Tensor(150, 150, 3, pixels)).getFirst().values();
        float[] expected = {-0.143747f, 0.090773f, 0.145936f, -0.048176f, -0.121902f, -0.037642f, -0.065856f, -0.051730f
        };
        assertThat(answer).hasSize(128);
        for (int i = 0; i < expected.length; i++) {
            assertThat(answer[i]).isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-4f));
        }
    }

    @Test
    void knowsAPersonAgainInAnotherPicture() {
        byte[] selfie = DrawnPerson.of(3).jpeg();
        byte[] fartherAway = DrawnPerson.of(3, 1000, 900, 200).jpeg();
        assertThat(MATCHER.distance(List.of(selfie), selfie).orElseThrow()).isZero();
        assertThat(MATCHER.distance(List.of(selfie), fartherAway).orElseThrow()).isLessThan(FaceMatcher.OWN);
    }

    @Test
    void takesTheNearestOfTheSelfies() {
        byte[] own = DrawnPerson.of(3).jpeg();
        byte[] nobody = DrawnPerson.nobody().jpeg();
        byte[] other = DrawnPerson.of(6).jpeg();
        assertThat(MATCHER.distance(List.of(other, nobody, own), own).orElseThrow())
                .isZero();
        assertThat(MATCHER.distance(List.of(other), own).orElseThrow()).isPositive();
    }

    @Test
    void saysNothingWhereNobodyIs() {
        byte[] someone = DrawnPerson.of(3).jpeg();
        byte[] nobody = DrawnPerson.nobody().jpeg();
        assertThat(MATCHER.distance(List.of(someone), nobody)).isEmpty();
        assertThat(MATCHER.distance(List.of(nobody), someone)).isEmpty();
        assertThat(MATCHER.distance(List.of(someone), new byte[3])).isEmpty();
    }

    @Test
    void tellsNothingOfAFaceButDistances() {
        Photo photo = Photo.of(DrawnPerson.of(3).image());
        FacePrint print = MATCHER.print(photo, DETECTOR.find(photo).getFirst()).orElseThrow();
        assertThat(print).hasToString("FacePrint");
        assertThat(print).isNotInstanceOf(java.io.Serializable.class);
        assertThat(FacePrint.class.getFields()).isEmpty();
        assertThat(FacePrint.class.getConstructors()).isEmpty();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = FaceReader.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }
}
