package io.onlyyou.splice;

import io.onlyyou.splice.UnrecognisedPage.Reason;

/**
 * The grammar of RFC 8259 over bytes: finds where a value ends, and throws {@link Unreadable} where there is none.
 *
 * <p>Positions are offsets into the text; every method takes one and gives one. Values inside values are counted on a
 * stack of our own, so that no depth of nesting can exhaust the thread's. Not for more than one thread at a time.
 */
final class JsonText {
    /** What lies behind the end: a byte that occurs nowhere in UTF-8, so that no comparison takes it for JSON. */
    private static final byte END = (byte) 0xFF;

    private final byte[] text;
    /** The byte that closes the container open at each depth; the outermost has depth 1. */
    private final byte[] closers = new byte[PageScanner.MAX_DEPTH + 1];

    JsonText(byte[] text) {
        this.text = text;
    }

    byte peek(int at) {
        return at < text.length ? text[at] : END;
    }

    int skipSpace(int start) {
        int at = start;
        while (at < text.length && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    /** From the first byte of a value to just behind its last. {@code outer} counts the containers around it. */
    int valueEnd(int start, int outer) {
        int at = start;
        int depth = outer;
        for (; ; ) {
            byte first = peek(at);
            if (first == '{' || first == '[') {
                byte closer = first == '{' ? (byte) '}' : (byte) ']';
                at = skipSpace(at + 1);
                open(++depth, closer);
                if (peek(at) != closer) {
                    at = closer == '}' ? memberValue(at) : at;
                    continue;
                }
            } else {
                at = scalarEnd(at);
            }
            while (depth > outer) {
                at = skipSpace(at);
                if (peek(at) != closers[depth]) {
                    break;
                }
                depth--;
                at++;
            }
            if (depth == outer) {
                return at;
            }
            at = afterComma(at);
            if (closers[depth] == '}') {
                at = memberValue(at);
            }
        }
    }

    /** From the opening quote of a member's name to just behind the closing one. */
    int nameEnd(int at) {
        if (peek(at) != '"') {
            throw Unreadable.malformed();
        }
        return JsonStrings.nameEnd(text, at);
    }

    /** From just behind a member's name to the first byte of its value. */
    int afterColon(int at) {
        return skipSpace(skip(':', skipSpace(at)));
    }

    /** From the comma to the first byte of what it announces. */
    int afterComma(int at) {
        return skipSpace(skip(',', at));
    }

    /** Whether the name between these quotes, however it is escaped, is the one that the token asks for. */
    boolean isNamed(PointerToken token, int nameStart, int nameEnd) {
        return token.matchesName(text, nameStart + 1, nameEnd - 1);
    }

    private int memberValue(int name) {
        return afterColon(nameEnd(name));
    }

    private int scalarEnd(int at) {
        return switch (peek(at)) {
            case '"' -> JsonStrings.valueEnd(text, at);
            case 't' -> skip('e', skip('u', skip('r', at + 1)));
            case 'f' -> skip('e', skip('s', skip('l', skip('a', at + 1))));
            case 'n' -> skip('l', skip('l', skip('u', at + 1)));
            default -> numberEnd(at);
        };
    }

    private int numberEnd(int start) {
        int at = peek(start) == '-' ? start + 1 : start;
        at = peek(at) == '0' ? at + 1 : digitsEnd(at);
        if (peek(at) == '.') {
            at = digitsEnd(at + 1);
        }
        if (peek(at) == 'e' || peek(at) == 'E') {
            byte sign = peek(at + 1);
            at = digitsEnd(sign == '+' || sign == '-' ? at + 2 : at + 1);
        }
        return at;
    }

    private int digitsEnd(int start) {
        int at = start;
        while (peek(at) >= '0' && peek(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw Unreadable.malformed();
        }
        return at;
    }

    private int skip(char expected, int at) {
        if (peek(at) != expected) {
            throw Unreadable.malformed();
        }
        return at + 1;
    }

    private void open(int depth, byte closer) {
        if (depth > PageScanner.MAX_DEPTH) {
            throw new Unreadable(Reason.TOO_DEEP);
        }
        closers[depth] = closer;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
