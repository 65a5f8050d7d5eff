package io.onlyyou.splice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Where an item lies in a body: from its first byte to just behind its last. */
record Span(int start, int end) {

    static List<Span> of(Page page) {
        return IntStream.range(0, page.itemCount())
                .mapToObj(item -> new Span(page.itemStart(item), page.itemEnd(item)))
                .toList();
    }

    String in(byte[] body) {
        return new String(body, start, end - start, StandardCharsets.UTF_8);
    }
}
