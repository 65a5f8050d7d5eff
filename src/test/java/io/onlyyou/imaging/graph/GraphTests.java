package io.onlyyou.imaging.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GraphTests {

    @Test
    void runsStepsInOrderAndAnswersInTheOrderOfTheOutputs() {
        Operation twice =
                inputs -> new Tensor(1, 1, 1, new float[] {inputs.getFirst().values()[0] * 2});
        Graph graph = new Graph(
                0,
                List.of(2, 1),
                List.of(
                        new Step(twice, List.of(0), 1),
                        new Step(Arithmetic.ADD, List.of(1, 0), 2),
                        new Step(twice, List.of(2), 3)));
        List<Tensor> answers = graph.run(new Tensor(1, 1, 1, new float[] {5}));
        assertThat(answers.get(0).values()).containsExactly(15);
        assertThat(answers.get(1).values()).containsExactly(10);
    }

    @Test
    void readsTheFaceModel() throws IOException {
        List<Tensor> answers = read("face_detection_short_range.tflite").run(black(128));
        assertThat(answers).extracting(Tensor::height).containsExactly(896, 896);
        assertThat(answers).extracting(Tensor::channels).containsExactly(16, 1);
    }

    @Test
    void readsTheSegmentationModelAndSeesNobodyInTheDark() throws IOException {
        Tensor mask = read("selfie_segmentation.tflite").run(black(256)).getFirst();
        assertThat(mask.height()).isEqualTo(256);
        assertThat(mask.width()).isEqualTo(256);
        for (float share : mask.values()) {
            assertThat(share).isBetween(0f, 0.5f);
        }
    }

    @Test
    void refusesOperatorsItWasNeverTaught() throws IOException {
        byte[] file = bytes("selfie_segmentation.tflite");
        byte[] changed = file.clone();
        int at = indexOf(file, "Convolution2DTransposeBias");
        assertThat(at).isPositive();
        changed[at] = 'X';
        assertThatThrownBy(() -> Graph.read(changed)).isInstanceOf(UnsupportedGraphException.class);
    }

    private static Tensor black(int size) {
        return new Tensor(size, size, 3, new float[size * size * 3]);
    }

    private static Graph read(String name) throws IOException {
        return Graph.read(bytes(name));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = GraphTests.class.getResourceAsStream("/io/onlyyou/imaging/likeness/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static int indexOf(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
