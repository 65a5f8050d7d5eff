package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplicerTests {
    private static final byte[] BODY = bytes("\uFEFF { \"items\" : [ 1.10 ,\n\t\"b\"  , [ ] ] } \n");

    private final Page page = (Page) new PageScanner(PagePointer.parse("/items")).scan(BODY);

    @Test
    void anInsertionStandsDirectlyBeforeTheItemThatItPrecedes() {
        assertThat(spliced(Map.of(1, bytes("{\"x\":1}"))))
                .isEqualTo("\uFEFF { \"items\" : [ 1.10 ,\n\t{\"x\":1},\"b\"  , [ ] ] } \n");
        SortedMap<Integer, byte[]> descending = new TreeMap<>(Comparator.reverseOrder());
        descending.putAll(Map.of(2, bytes("\"é\""), 1, bytes("0")));
        assertThat(spliced(descending)).isEqualTo("\uFEFF { \"items\" : [ 1.10 ,\n\t0,\"b\"  , \"é\",[ ] ] } \n");
    }

    @Test
    void withoutInsertionsTheBodyIsTheOneThatCame() {
        assertThat(Splicer.splice(page, Map.of())).isSameAs(BODY);
    }

    @Test
    void theBodyThatCameStaysAsItWas() {
        byte[] before = BODY.clone();
        Splicer.splice(page, Map.of(1, bytes("0")));
        assertThat(BODY).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3, Integer.MAX_VALUE})
    void neverFirstAndNeverLast(int item) {
        assertThatThrownBy(() -> Splicer.splice(page, Map.of(item, bytes("0"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own items 1 to 2")
                .hasMessageContaining("precede " + item);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{}{}", "1,2", "{} ", " {}", "\uFEFF{}", "{\"a\":\"\u0001\"}", "x"})
    void refusesAnItemThatWouldBreakThePage(String item) {
        assertThatThrownBy(() -> Splicer.splice(page, Map.of(1, bytes(item))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an inserted item must be exactly one JSON value");
    }

    private String spliced(Map<Integer, byte[]> insertions) {
        return new String(Splicer.splice(page, insertions), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
