package io.onlyyou.imaging.graph;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** One operator as the file describes it; makes the {@link Operation} that does it. */
final class OperatorRecord {

    private static final int PADDING_SAME = 0;

    private final int code;
    private final FlatTable operator;
    private final Optional<FlatTable> options;
    private final List<Constant> constants;
    private final int[] outputShape;

    OperatorRecord(int code, FlatTable operator, List<Constant> constants, int[] outputShape) {
        this.code = code;
        this.operator = operator;
        this.options = operator.table(4);
        this.constants = constants;
        this.outputShape = outputShape;
    }

    Operation operation() {
        return switch (code) {
            case 0 -> plain(0, Arithmetic.ADD);
            case 1 -> plain(5, new Pooling(pool(), false));
            case 2 -> concatenation();
            case 3 -> plain(3, new Convolution(kernelWindow(), floats(0), floats(1)));
            case 4 -> plain(4, new DepthwiseConvolution(kernelWindow(), floats(0), floats(1)));
            case 14 -> Activation.LOGISTIC;
            case 17 -> plain(5, new Pooling(pool(), true));
            case 18 -> plain(0, Arithmetic.MULTIPLY);
            case 19 -> Activation.RECTIFIER;
            case 22 -> Arranging.reshape(outputShape[1], outputShape[2]);
            case 23 -> resizing();
            case 32 -> transposeConvolution();
            case 34 -> padding();
            case 117 -> Activation.HARD_SWISH;
            default -> throw new UnsupportedGraphException("operator " + code);
        };
    }

    /** The schema lets most operators carry an activation; our models never do. */
    private Operation plain(int activationField, Operation operation) {
        if (option8(activationField, 0) != 0) {
            throw new UnsupportedGraphException("operator " + code + " with a fused activation");
        }
        return operation;
    }

    private Operation concatenation() {
        if (option32(0, 0) != 1) {
            throw new UnsupportedGraphException("concatenation on axis " + option32(0, 0));
        }
        return plain(1, Arranging.concatenateRows());
    }

    private Operation resizing() {
        if (option8(3, 0) != 1) {
            throw new UnsupportedGraphException("resizing without half-pixel centers");
        }
        int[] size = constants.getFirst().ints();
        return new BilinearResizing(size[0], size[1]);
    }

    private Operation padding() {
        int[] sizes = constants.getFirst().ints();
        return new Padding(sizes[2], sizes[3], sizes[4], sizes[5], sizes[6], sizes[7]);
    }

    private Operation transposeConvolution() {
        ByteBuffer custom = operator.bytes(5);
        int stride = custom.getInt(4);
        Constant kernel = constants.getFirst();
        if (custom.getInt(8) != stride || kernel.size(1) != stride || kernel.size(2) != stride) {
            throw new UnsupportedGraphException("transpose convolution with overlapping stamps");
        }
        return new TransposeConvolution(stride, floats(0), floats(1));
    }

    private Window kernelWindow() {
        Constant kernel = constants.getFirst();
        return window(kernel.size(1), kernel.size(2));
    }

    private Window pool() {
        return window(option32(4, 0), option32(3, 0));
    }

    private Window window(int height, int width) {
        return new Window(height, width, option32(2, 1), option32(1, 1), option8(0, PADDING_SAME) == PADDING_SAME);
    }

    private float[] floats(int constant) {
        return constants.get(constant).floats();
    }

    private int option32(int field, int fallback) {
        return options.map(table -> table.int32(field, fallback)).orElse(fallback);
    }

    private int option8(int field, int fallback) {
        return options.map(table -> table.int8(field, fallback)).orElse(fallback);
    }
}
