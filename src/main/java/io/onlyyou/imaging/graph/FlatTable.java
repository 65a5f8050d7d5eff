package io.onlyyou.imaging.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table inside a FlatBuffers file, read in place. Fields are addressed by their number in the schema; an absent field gives the
 * caller's fallback, as the format prescribes. Source: FlatBuffers internals, flatbuffers.dev.
 */
final class FlatTable {

    private final ByteBuffer bytes;
    private final int position;
    private final int fieldOffsets;

    private FlatTable(ByteBuffer bytes, int position) {
        this.bytes = bytes;
        this.position = position;
        this.fieldOffsets = position - bytes.getInt(position);
    }

    static FlatTable root(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes, bytes.getInt(0));
    }

    int int32(int field, int fallback) {
        int at = at(field);
        return at == 0 ? fallback : bytes.getInt(at);
    }

    int int8(int field, int fallback) {
        int at = at(field);
        return at == 0 ? fallback : bytes.get(at);
    }

    Optional<FlatTable> table(int field) {
        int at = at(field);
        return at == 0 ? Optional.empty() : Optional.of(new FlatTable(bytes, follow(at)));
    }

    List<FlatTable> tables(int field) {
        int at = at(field);
        if (at == 0) {
            return List.of();
        }
        int vector = follow(at);
        return IntStream.range(0, bytes.getInt(vector))
                .mapToObj(i -> new FlatTable(bytes, follow(vector + 4 + 4 * i)))
                .toList();
    }

    int[] ints(int field) {
        ByteBuffer slice = vector(field, 4);
        int[] values = new int[slice.remaining() / 4];
        slice.asIntBuffer().get(values);
        return values;
    }

    /** The bytes of a byte vector, little-endian, empty where absent. */
    ByteBuffer bytes(int field) {
        return vector(field, 1);
    }

    String text(int field) {
        return StandardCharsets.UTF_8.decode(vector(field, 1)).toString();
    }

    private ByteBuffer vector(int field, int elementSize) {
        int at = at(field);
        if (at == 0) {
            return ByteBuffer.allocate(0);
        }
        int vector = follow(at);
        return bytes.slice(vector + 4, bytes.getInt(vector) * elementSize).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int follow(int at) {
        return at + bytes.getInt(at);
    }

    private int at(int field) {
        int entry = 4 + 2 * field;
        if (entry >= Short.toUnsignedInt(bytes.getShort(fieldOffsets))) {
            return 0;
        }
        int offset = Short.toUnsignedInt(bytes.getShort(fieldOffsets + entry));
        return offset == 0 ? 0 : position + offset;
    }
}
