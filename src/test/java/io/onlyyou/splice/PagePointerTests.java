package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePointerTests {

    @ParameterizedTest
    @CsvSource({"'',0", "/,1", "/a,1", "//,2", "/a/b/,3", "/a~0b~1c,1"})
    void hasATokenForEverySlash(String source, int tokens) {
        assertThat(PagePointer.parse(source).length()).isEqualTo(tokens);
        assertThat(PagePointer.parse(source)).hasToString(source);
    }

    @ParameterizedTest
    @CsvSource({
        "items, begins with a slash",
        "$.items, begins with a slash",
        "/a~, 0 or 1 behind every tilde",
        "/a~2/b, 0 or 1 behind every tilde",
        "/~01~/b, 0 or 1 behind every tilde"
    })
    void refusesWhatIsNoPointer(String source, String why) {
        assertThatThrownBy(() -> PagePointer.parse(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + source + "\"")
                .hasMessageContaining(why);
    }

    @Test
    void refusesWhatCanLeadNowhere() {
        assertThatThrownBy(() -> PagePointer.parse("/\ud800")).hasMessageContaining("lone surrogate");
        assertThatThrownBy(() -> PagePointer.parse("/a".repeat(512))).hasMessageContaining("at most 511 tokens");
        assertThat(PagePointer.parse("/a".repeat(511)).length()).isEqualTo(511);
    }
}
