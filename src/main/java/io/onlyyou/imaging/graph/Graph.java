package io.onlyyou.imaging.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network ready to run. Immutable: any number of threads may run it at once, each with tensors of its own, which live no longer
 * than the last step that reads them.
 */
public final class Graph {

    private final int input;
    private final List<Integer> outputs;
    private final List<Step> steps;
    private final Map<Integer, Integer> lastUses = new HashMap<>();

    Graph(int input, List<Integer> outputs, List<Step> steps) {
        this.input = input;
        this.outputs = outputs;
        this.steps = steps;
        for (int i = 0; i < steps.size(); i++) {
            for (int tensor : steps.get(i).inputs()) {
                lastUses.put(tensor, i);
            }
        }
        outputs.forEach(output -> lastUses.put(output, steps.size()));
    }

    /** Reads a TensorFlow Lite file; {@link UnsupportedGraphException} if it needs what this runner does not know. */
    public static Graph read(byte[] file) {
        return new GraphFile(file).graph();
    }

    /** Reads the face descriptor of TensorFlow.js from its manifest and its weights; it takes 150 x 150 pixels and answers 128 numbers. */
    public static Graph readDescriptor(byte[] manifest, byte[] weights) {
        return new ResidualNetwork(new NamedWeights(manifest, weights)).graph();
    }

    /** Gives the outputs in the order in which the file lists them. */
    public List<Tensor> run(Tensor picture) {
        Map<Integer, Tensor> tensors = new HashMap<>();
        tensors.put(input, picture);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            tensors.put(
                    step.output(),
                    step.operation()
                            .apply(step.inputs().stream().map(tensors::get).toList()));
            for (int tensor : step.inputs()) {
                if (lastUses.getOrDefault(tensor, 0) == i) {
                    tensors.remove(tensor);
                }
            }
        }
        return outputs.stream().map(tensors::get).toList();
    }
}
