package io.onlyyou.bench;

import java.util.Arrays;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page of 50 items and about 31 KB, as a feed would send it, and what may have become of it. */
final class OrdinaryPage {

    static final byte[] BYTES = write();

    private OrdinaryPage() {}

    private static byte[] write() {
        Random random = new Random(42);
        JsonMapper json = JsonMapper.shared();
        ObjectNode root = json.createObjectNode();
        ArrayNode items = root.putArray("items");
        for (int index = 0; index < 50; index++) {
            ObjectNode each = items.addObject();
            each.put("id", "post-" + index).put("createdAt", "2026-11-22T10:00:00Z").put("likes", random.nextInt(9_999));
            each.put("text", "An ordinary post \"with quotes\" and some more words. ".repeat(7));
            each.putObject("author").put("id", random.nextLong()).put("name", "Trail Notes").put("follows", true);
            ObjectNode image = each.putObject("image");
            image.put("url", "https://media.example/" + Long.toHexString(random.nextLong()) + ".jpg");
            image.put("width", 1080).put("height", 1350);
        }
        return json.writeValueAsBytes(root);
    }

    /** Whether the page is there byte for byte, with something put in between or nothing. */
    static boolean isIntact(byte[] answer, int from, int to) {
        int longer = to - from - BYTES.length;
        int first = Arrays.mismatch(answer, from, to, BYTES, 0, BYTES.length);
        if (longer == 0) {
            return first < 0;
        }
        return longer > 0
                && Arrays.equals(answer, from + first + longer, to, BYTES, first, BYTES.length);
    }
}
