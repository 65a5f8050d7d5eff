package io.onlyyou.imaging.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The weights of a TensorFlow.js model by their names: a manifest in JSON that lists them, and one file that holds them in that
 * order, as 32-bit numbers or as bytes with a scale and a smallest value.
 */
final class NamedWeights {

    private record Weights(int[] shape, float[] values) {}

    private final Map<String, Weights> byName = new HashMap<>();

    NamedWeights(byte[] manifest, byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonNode group : JsonMapper.shared().readTree(manifest)) {
            for (JsonNode entry : group.get("weights")) {
                int[] shape = IntStream.range(0, entry.get("shape").size())
                        .map(i -> entry.get("shape").get(i).asInt())
                        .toArray();
                byName.put(entry.get("name").asString(), new Weights(shape, values(entry, shape, bytes)));
            }
        }
        if (bytes.hasRemaining()) {
            throw new UnsupportedGraphException("weights beyond those that the manifest lists");
        }
    }

    float[] values(String name) {
        return weights(name).values();
    }

    int size(String name, int dimension) {
        return weights(name).shape()[dimension];
    }

    private Weights weights(String name) {
        Weights weights = byName.get(name);
        if (weights == null) {
            throw new UnsupportedGraphException("no weights " + name);
        }
        return weights;
    }

    private static float[] values(JsonNode entry, int[] shape, ByteBuffer bytes) {
        float[] values = new float[IntStream.of(shape).reduce(1, Math::multiplyExact)];
        JsonNode quantization = entry.get("quantization");
        if (quantization == null || quantization.get("dtype").asString().equals("float32")) {
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getFloat();
            }
        } else if (quantization.get("dtype").asString().equals("uint8")) {
            double scale = quantization.get("scale").asDouble();
            double smallest = quantization.get("min").asDouble();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (smallest + scale * (bytes.get() & 255));
            }
        } else {
            throw new UnsupportedGraphException("number format " + quantization);
        }
        return values;
    }
}
