package io.onlyyou.splice;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a splice costs on an ordinary page of 50 items, beside what Jackson would cost for the same job. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SpliceBenchmark {

    private static final int ITEMS = 50;
    private static final int BEFORE_ITEM = 3;

    private final PageScanner scanner = new PageScanner(PagePointer.parse("/items"));
    private final JsonMapper json = JsonMapper.shared();
    private byte[] item = new byte[0];
    private JsonNode itemTree = json.nullNode();
    private byte[] page = new byte[0];

    @Setup
    public void writePage() {
        Random random = new Random(42);
        ObjectNode root = json.createObjectNode();
        ArrayNode items = root.putArray("items");
        for (int index = 0; index < ITEMS; index++) {
            ObjectNode each = items.addObject();
            each.put("id", "post-" + index).put("createdAt", "2026-11-22T10:00:00Z").put("likes", random.nextInt(9_999));
            each.put("text", "An ordinary post \"with quotes\" and a few words more. ".repeat(7));
            each.putObject("author").put("id", random.nextLong()).put("name", "Trail Notes").put("follows", true);
            ObjectNode image = each.putObject("image");
            image.put("url", "https://media.example/" + Long.toHexString(random.nextLong()) + ".jpg");
            image.put("width", 1080).put("height", 1350);
        }
        page = json.writeValueAsBytes(root);
        itemTree = writeItem(random);
        item = json.writeValueAsBytes(itemTree);
        System.out.println(
                "A page of " + page.length + " bytes and " + ITEMS + " items, an item of " + item.length + " bytes.");
    }

    /** As large as the shipped home feed makes one: an image in three widths with their tokens. */
    private JsonNode writeItem(Random random) {
        ObjectNode root = json.createObjectNode();
        root.put("id", "onlyyou:" + Long.toHexString(random.nextLong())).put("type", "imagined_portrait");
        root.put("visibility", "only_you").put("label", "Only you can see this").put("headline", "Imagined for you");
        ArrayNode variants = root.putObject("image").putArray("variants");
        for (int width : new int[] {320, 640, 1024}) {
            String url = "https://onlyyou.example/v1/images/" + Long.toHexString(random.nextLong()).repeat(12);
            variants.addObject().put("url", url).put("width", width).put("height", width);
        }
        root.putObject("feedback").put("token", Long.toHexString(random.nextLong()).repeat(12));
        return root;
    }

    @Benchmark
    public byte[] scanAndSplice() {
        return Splicer.splice((Page) scanner.scan(page), Map.of(BEFORE_ITEM, item));
    }

    @Benchmark
    public Object scan() {
        return scanner.scan(page);
    }

    @Benchmark
    public int jacksonSkipsTheItems() {
        int items = 0;
        try (JsonParser parser = json.createParser(page)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                // on to the items
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                items++;
            }
        }
        return items;
    }

    @Benchmark
    public byte[] jacksonReadsInsertsAndWrites() {
        ObjectNode root = (ObjectNode) json.readTree(page);
        ((ArrayNode) root.get("items")).insert(BEFORE_ITEM, itemTree);
        return json.writeValueAsBytes(root);
    }
}
