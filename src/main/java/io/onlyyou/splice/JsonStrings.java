package io.onlyyou.splice;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Finds where a JSON string ends (RFC 8259, section 7), and throws {@link Unreadable} at a byte that may not stand in
 * one. Most of a page is the inside of strings, so eight bytes are looked at together.
 */
final class JsonStrings {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long QUOTES = 0x2222222222222222L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int UNICODE_ESCAPE = 6; // backslash, u, four digits

    private JsonStrings() {}

    /** From the opening quote of a string that is a value to just behind the closing one. */
    static int valueEnd(byte[] text, int open) {
        return end(text, open, false);
    }

    /** The same for a member's name, in which escaped surrogates must come in pairs. */
    static int nameEnd(byte[] text, int open) {
        return end(text, open, true);
    }

    private static int end(byte[] text, int open, boolean inName) {
        int at = open + 1;
        for (; ; ) {
            at = plainEnd(text, at);
            byte special = at < text.length ? text[at] : 0;
            if (special == '"') {
                return at + 1;
            } else if (special == '\\') {
                at = inName ? nameEscapeEnd(text, at) : escapeEnd(text, at);
            } else if (special < 0) {
                at = Utf8.nonAsciiEnd(text, at);
            } else {
                throw Unreadable.malformed(); // a control character, or the end of the text
            }
        }
    }

    /** Passes over everything that needs no second look: ASCII but quotes, backslashes and control characters. */
    private static int plainEnd(byte[] text, int start) {
        int at = start;
        for (; at <= text.length - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(text, at);
            // The high bit of a byte is set in: non-ASCII | below 0x20 | quote | backslash. A subtraction that
            // borrows spoils only bytes later in the text, so the first one found is right.
            long special = word | (word - SPACES) | ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES);
            special &= HIGH_BITS;
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >>> 3);
            }
        }
        while (at < text.length && text[at] >= ' ' && text[at] != '"' && text[at] != '\\') {
            at++;
        }
        return at;
    }

    private static int escapeEnd(byte[] text, int backslash) {
        return switch (backslash + 1 < text.length ? text[backslash + 1] : 0) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> backslash + 2;
            case 'u' -> {
                int end = backslash + UNICODE_ESCAPE;
                for (int at = backslash + 2; at < end; at++) {
                    if (at >= text.length || !HexFormat.isHexDigit(text[at])) {
                        throw Unreadable.malformed();
                    }
                }
                yield end;
            }
            default -> throw Unreadable.malformed();
        };
    }

    private static int nameEscapeEnd(byte[] text, int backslash) {
        int end = escapeEnd(text, backslash);
        char unit = escapedUnit(text, backslash);
        if (!Character.isSurrogate(unit)) {
            return end;
        }
        boolean escapeFollows = end < text.length && text[end] == '\\';
        if (escapeFollows) {
            int pairEnd = escapeEnd(text, end);
            if (Character.isSurrogatePair(unit, escapedUnit(text, end))) {
                return pairEnd;
            }
        }
        throw Unreadable.malformed();
    }

    /** The UTF-16 code unit that a well-formed {@code u} escape stands for; 0, no surrogate, for the short escapes. */
    private static char escapedUnit(byte[] text, int backslash) {
        if (text[backslash + 1] != 'u') {
            return 0;
        }
        String digits = new String(text, backslash + 2, 4, StandardCharsets.US_ASCII);
        return (char) HexFormat.fromHexDigits(digits);
    }
}
