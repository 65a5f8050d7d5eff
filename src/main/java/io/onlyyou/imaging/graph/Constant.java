package io.onlyyou.imaging.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Weights or parameters stored in the file, in any of the number formats that our models use. */
final class Constant {

    private static final int FLOAT32 = 0;
    private static final int FLOAT16 = 1;
    private static final int INT32 = 2;

    private final int[] shape;
    private final int type;
    private final ByteBuffer bytes;

    Constant(int[] shape, int type, ByteBuffer bytes) {
        this.shape = shape;
        this.type = type;
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    int size(int dimension) {
        return shape[dimension];
    }

    float[] floats() {
        return switch (type) {
            case FLOAT32 -> {
                float[] values = new float[bytes.remaining() / 4];
                bytes.asFloatBuffer().get(values);
                yield values;
            }
            case FLOAT16 -> {
                float[] values = new float[bytes.remaining() / 2];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.float16ToFloat(bytes.getShort(bytes.position() + 2 * i));
                }
                yield values;
            }
            default -> throw new UnsupportedGraphException("number format " + type + " for weights");
        };
    }

    int[] ints() {
        if (type != INT32) {
            throw new UnsupportedGraphException("number format " + type + " for parameters");
        }
        int[] values = new int[bytes.remaining() / 4];
        bytes.asIntBuffer().get(values);
        return values;
    }
}
