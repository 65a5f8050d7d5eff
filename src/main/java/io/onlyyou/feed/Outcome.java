package io.onlyyou.feed;

import java.util.List;
import java.util.stream.Collectors;

/** What became of a page. */
sealed interface Outcome {

    /** The value of the outcome header: a structured field (RFC 9651), a token with parameters. */
    String header();

    /**
     * Something was inserted.
     *
     * @param page the finished page
     * @param positions indexes of the insertions in the finished page
     */
    record Injected(byte[] page, List<Integer> positions) implements Outcome {

        @Override
        public String header() {
            String list = positions.stream().map(Object::toString).collect(Collectors.joining(","));
            return "injected;count=" + positions.size() + ";positions=\"" + list + "\"";
        }
    }

    /** The page goes back as it came. */
    record Unchanged(Reason reason) implements Outcome {

        @Override
        public String header() {
            return "unchanged;reason=" + reason.wire();
        }
    }
}
