package io.onlyyou.splice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Pages as odd as JSON allows, and damaged ones that it does not; the same seed gives the same pages. */
final class PageGenerator {
    static final List<String> POINTERS = List.of(
            "", "/items", "/data/children", "/a~1b/m~0n", "/0", "/2/items", "/items/1", "//items", "/é/☃", "/\"\\/0");

    private static final List<String> NAMES =
            List.of("items", "data", "children", "id", "", "0", "1", "a/b", "m~n", "é", "☃", "\"\\", "x");
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\t", "\r\n    ", "          ");
    private static final List<String> SCALARS = List.of(
            "true", "false", "null", "0", "-0", "1.10", "1E2", "1e400", "-1.5e-7", "0.0E+0", "9".repeat(1001), "\"\"");
    private static final List<String> TEXT = List.of(
            "a",
            "text ",
            "0123456789",
            "é",
            "☃",
            "日本語",
            "😀",
            "\u007f",
            "\\\"",
            "\\\\",
            "\\/",
            "\\b\\f\\n\\r\\t",
            "\\u00e9",
            "\\uD83D\\uDE00",
            "\\ud800",
            "\\uDC00x",
            "\\u0000",
            "{[,:]}",
            "\u2028");

    private final SplittableRandom random;
    private final StringBuilder page = new StringBuilder();

    PageGenerator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String pointer() {
        return pick(POINTERS);
    }

    /** A well-formed page. The pointer mostly leads to an array, and mostly only once. */
    byte[] page(String pointer) {
        page.setLength(0);
        page.append(random.nextInt(20) == 0 ? "\uFEFF" : "");
        String[] tokens =
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
        space();
        along(Arrays.asList(tokens));
        space();
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The page with a few bytes changed, taken out, put in, doubled or cut off. */
    byte[] damaged(byte[] sound) {
        byte[] body = sound;
        for (int round = random.nextInt(3); round >= 0 && body.length > 0; round--) {
            int from = random.nextInt(body.length);
            int to = Math.min(body.length, from + random.nextInt(8));
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(body, 0, from);
            switch (random.nextInt(5)) {
                case 0 -> changed.write(body[from] ^ 1 << random.nextInt(8));
                case 1 -> changed.write("\"\\{}[],:0eu\n".charAt(random.nextInt(12)));
                case 2 -> changed.write(body, from, to - from);
                case 3 -> changed.write(random.nextInt(256));
                default -> to = random.nextInt(4) == 0 ? body.length : to;
            }
            changed.write(body, to, body.length - to);
            body = changed.toByteArray();
        }
        return body;
    }

    /** One JSON value, as an inserted item is. */
    byte[] item() {
        page.setLength(0);
        value(2);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    private void along(List<String> tokens) {
        if (tokens.isEmpty()) {
            if (random.nextInt(12) == 0) {
                value(1);
            } else {
                array(random.nextInt(9), 3);
            }
            return;
        }
        String name = tokens.get(0).replace("~1", "/").replace("~0", "~");
        List<String> rest = tokens.subList(1, tokens.size());
        if (name.matches("[0-9]") && random.nextInt(4) > 0) {
            int index = Integer.parseInt(name);
            list('[', ']', index + 1 + random.nextInt(3), n -> {
                if (n == index) {
                    along(rest);
                } else {
                    value(2);
                }
            });
        } else {
            int before = random.nextInt(3);
            list('{', '}', before + 1 + random.nextInt(3), n -> {
                // among other names, so that now and then the way to the items is there twice
                name(n == before ? name : pick(NAMES) + (random.nextInt(8) == 0 ? "" : "-"));
                if (n == before) {
                    along(rest);
                } else {
                    value(2);
                }
            });
        }
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> page.append(pick(SCALARS));
            case 1, 2 -> string();
            case 3 -> array(random.nextInt(4), depth - 1);
            default ->
                list('{', '}', random.nextInt(4), n -> {
                    name(pick(NAMES));
                    value(depth - 1);
                });
        }
    }

    private void array(int size, int depth) {
        list('[', ']', size, n -> value(depth));
    }

    private void list(char open, char close, int size, IntConsumer element) {
        page.append(open);
        space();
        for (int n = 0; n < size; n++) {
            if (n > 0) {
                page.append(',');
                space();
            }
            element.accept(n);
            space();
        }
        page.append(close);
    }

    private void name(String name) {
        page.append('"');
        boolean escaped = random.nextInt(4) == 0;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (escaped && random.nextBoolean()) {
                page.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else {
                page.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        page.append('"');
        space();
        page.append(':');
        space();
    }

    private void string() {
        page.append('"');
        for (int n = random.nextInt(6); n > 0; n--) {
            page.append(pick(TEXT));
        }
        page.append('"');
    }

    private void space() {
        page.append(pick(SPACES));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
