package io.onlyyou.splice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON Pointer (RFC 6901), compiled for walking through bytes: {@code /data/children}, or the empty string for the
 * whole text. {@code ~1} stands for a slash and {@code ~0} for a tilde. In an array a token is an index; {@code -}, the
 * element behind the last, leads nowhere. Immutable.
 */
public final class PagePointer {
    /** So that even the items of a page it leads to stay within the scanner's depth. */
    private static final int MAX_TOKENS = PageScanner.MAX_DEPTH - 1;

    private final String source;
    private final List<PointerToken> tokens;

    private PagePointer(String source, List<PointerToken> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /**
     * Compiles a pointer as it is written in a configuration.
     *
     * @throws IllegalArgumentException if it is no JSON Pointer; the message quotes it and says what would be right
     */
    public static PagePointer parse(String source) {
        if (source.isEmpty()) {
            return new PagePointer(source, List.of());
        }
        if (source.charAt(0) != '/') {
            throw refusal(source, "begins with a slash, or is empty and means the whole text");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(source)) {
            throw refusal(source, "holds no lone surrogate");
        }
        List<PointerToken> tokens = Stream.of(source.substring(1).split("/", -1))
                .map(token -> new PointerToken(unescape(token, source)))
                .toList();
        if (tokens.size() > MAX_TOKENS) {
            throw refusal(source, "has at most " + MAX_TOKENS + " tokens here");
        }
        return new PagePointer(source, tokens);
    }

    /** How many containers it leads through. */
    int length() {
        return tokens.size();
    }

    PointerToken token(int level) {
        return tokens.get(level);
    }

    /** The pointer as it was written. */
    @Override
    public String toString() {
        return source;
    }

    private static String unescape(String token, String source) {
        if (token.matches("(?s).*~(?![01]).*")) {
            throw refusal(source, "has 0 or 1 behind every tilde");
        }
        return token.replace("~1", "/").replace("~0", "~");
    }

    private static IllegalArgumentException refusal(String source, String rule) {
        return new IllegalArgumentException("\"" + source + "\" is no JSON Pointer: one " + rule);
    }
}
