package io.onlyyou.splice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One step of a {@link PagePointer}: a member's name, or an array's index. Immutable. */
final class PointerToken {
    /** The answer of {@link #index} where the token is none; no element ever has it. */
    static final int NO_INDEX = -1;

    private final String name;
    private final byte[] utf8;
    private final int index;

    PointerToken(String name) {
        this.name = name;
        this.utf8 = name.getBytes(StandardCharsets.UTF_8);
        // Nine digits are more than any page has elements, and cannot overflow.
        this.index = name.matches("0|[1-9][0-9]{0,8}") ? Integer.parseInt(name) : NO_INDEX;
    }

    int index() {
        return index;
    }

    /** Whether the well-formed name from {@code from} to {@code to}, its quotes excluded, is this one once unescaped. */
    boolean matchesName(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '\\') {
                return name.equals(unescape(new String(text, from, to - from, StandardCharsets.UTF_8)));
            }
        }
        return Arrays.equals(utf8, 0, utf8.length, text, from, to);
    }

    private static String unescape(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int at = 0; at < escaped.length(); at++) {
            char c = escaped.charAt(at);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char code = escaped.charAt(++at);
            switch (code) {
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(escaped, at + 1, at + 5, 16));
                    at += 4;
                }
                default -> plain.append(code); // quote, backslash, slash
            }
        }
        return plain.toString();
    }
}
