package io.onlyyou.imaging.graph;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the one graph of a TensorFlow Lite file. Weights are unpacked once, here. Field numbers are those of the published
 * {@code schema.fbs}, version 3.
 */
final class GraphFile {

    private static final int DEQUANTIZE = 6;
    private static final int CUSTOM = 32;

    private final List<Integer> operators;
    private final FlatTable subgraph;
    private final List<FlatTable> tensors;
    private final List<FlatTable> buffers;
    private final Map<Integer, Constant> constants = new HashMap<>();

    GraphFile(byte[] file) {
        FlatTable model = FlatTable.root(file);
        operators = model.tables(1).stream().map(GraphFile::operatorCode).toList();
        subgraph = model.tables(2).getFirst();
        tensors = subgraph.tables(0);
        buffers = model.tables(4);
    }

    Graph graph() {
        for (int i = 0; i < tensors.size(); i++) {
            ByteBuffer data = buffers.get(tensors.get(i).int32(2, 0)).bytes(0);
            if (data.hasRemaining()) {
                constants.put(i, new Constant(shape(i), tensors.get(i).int8(1, 0), data));
            }
        }
        List<Step> steps = new ArrayList<>();
        for (FlatTable operator : subgraph.tables(3)) {
            int[] inputs = operator.ints(1);
            int output = operator.ints(2)[0];
            int code = operators.get(operator.int32(0, 0));
            Constant stored = constants.get(inputs[0]);
            if (code == DEQUANTIZE && stored != null) {
                constants.put(output, stored); // half-precision weights: unpacked when they are read
            } else {
                steps.add(step(code, operator, inputs, output));
            }
        }
        return new Graph(subgraph.ints(1)[0], listOf(subgraph.ints(2)), steps);
    }

    private Step step(int code, FlatTable operator, int[] inputs, int output) {
        List<Constant> stored = new ArrayList<>();
        List<Integer> computed = new ArrayList<>();
        for (int input : inputs) {
            Constant constant = constants.get(input);
            if (constant == null) {
                computed.add(input);
            } else {
                stored.add(constant);
            }
        }
        return new Step(new OperatorRecord(code, operator, stored, shape(output)).operation(), computed, output);
    }

    private int[] shape(int tensor) {
        return tensors.get(tensor).ints(0);
    }

    /** Old files keep the code in a byte (field 0), newer ones in an int (field 3): the larger one counts. */
    private static int operatorCode(FlatTable code) {
        int number = Math.max(code.int8(0, 0), code.int32(3, 0));
        if (number == CUSTOM && !code.text(1).equals("Convolution2DTransposeBias")) {
            throw new UnsupportedGraphException("custom operator " + code.text(1));
        }
        return number;
    }

    private static List<Integer> listOf(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
