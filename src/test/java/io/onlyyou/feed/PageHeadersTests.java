package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PageHeadersTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final PageHeaders headers = new PageHeaders(request);

    @Test
    void readWhatIsThere() {
        request.addHeader("Onlyyou-Page-Key", "visit-7/page-1");
        request.addHeader("Onlyyou-Deadline-Ms", "40");
        request.addHeader("Onlyyou-Items-Since", "12");
        assertThat(headers.pageKey()).hasValue("visit-7/page-1");
        assertThat(headers.budget()).isEqualTo(Duration.ofMillis(40));
        assertThat(headers.itemsSince()).hasValue(12);
    }

    @Test
    void haveDefaults() {
        assertThat(headers.pageKey()).isEmpty();
        assertThat(headers.budget()).isEqualTo(Duration.ofMillis(150));
        assertThat(headers.itemsSince()).isEmpty();
        assertThat(headers.prefersMinimal()).isFalse();
        assertThat(headers.isEncoded()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "0x10", "1.5", "1e3", "99999999999999999999", "\u0661", " ", "NaN"})
    void malformedNumbersCountAsAbsent(String value) {
        request.addHeader("Onlyyou-Deadline-Ms", value);
        request.addHeader("Onlyyou-Items-Since", value);
        assertThat(headers.budget()).isEqualTo(PageHeaders.DEFAULT_BUDGET);
        assertThat(headers.itemsSince()).isEmpty();
    }

    @Test
    void seenItemsAreThoseThatAreIdsEachOnceAndNotTooMany() {
        String one = "00000000-0000-7000-8000-000000000001";
        String two = "00000000-0000-7000-8000-00000000000a";
        request.addHeader(
                "Onlyyou-Seen",
                " onlyyou:" + one + " ,, x,onlyyou:" + one + ",onlyyou:" + two.toUpperCase(Locale.ROOT));
        request.addHeader("Onlyyou-Seen", "onlyyou:" + two + "," + one + ",onlyyou:" + one + "0");
        assertThat(headers.seen()).containsExactly(UUID.fromString(one), UUID.fromString(two));
        for (int more = 10; more < 90; more++) {
            request.addHeader("Onlyyou-Seen", "onlyyou:00000000-0000-7000-8000-0000000001" + more);
        }
        assertThat(headers.seen()).hasSize(50);
    }

    /** As each template writes it into its platform's kind of id; whatever else stands there was shown to nobody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "onlyyou:00000000-0000-7000-8000-000000000001",
                "at://did:web:onlyyou.invalid/app.bsky.feed.post/00000000-0000-7000-8000-000000000001",
                "00000000-0000-7000-8000-000000000001",
                "x,00000000-0000-7000-8000-000000000001:2;q=1"
            })
    void seenItemsHaveIdsOfAnyForm(String value) {
        request.addHeader("Onlyyou-Seen", value);
        assertThat(headers.seen()).containsExactly(UUID.fromString("00000000-0000-7000-8000-000000000001"));
    }

    @Test
    void deadlineIsBounded() {
        request.addHeader("Onlyyou-Deadline-Ms", "999999999");
        assertThat(headers.budget()).isEqualTo(PageHeaders.LONGEST_BUDGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9", "a\tb", "\u0000"})
    void malformedPageKeyCountsAsAbsent(String value) {
        request.addHeader("Onlyyou-Page-Key", value);
        assertThat(headers.pageKey()).isEmpty();
    }

    @Test
    void pageKeyMayBeSoLongAndNoLonger() {
        request.addHeader("Onlyyou-Page-Key", "k".repeat(128));
        assertThat(headers.pageKey()).isPresent();
        MockHttpServletRequest longer = new MockHttpServletRequest();
        longer.addHeader("Onlyyou-Page-Key", "k".repeat(129));
        assertThat(new PageHeaders(longer).pageKey()).isEmpty();
    }

    @Test
    void twoPageKeysAreNone() {
        request.addHeader("Onlyyou-Page-Key", "one");
        request.addHeader("Onlyyou-Page-Key", "two");
        assertThat(headers.pageKey()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return=minimal|true",
                "respond-async, Return=\"minimal\"|true",
                "return = minimal; foo=bar|true",
                "return=representation|false",
                "return=representation, return=minimal|false",
                "return|false",
                "returning=minimal|false",
                "wait=5|false"
            })
    void preferenceIsReadAsItsSpecificationSays(String value, boolean minimal) {
        request.addHeader("Prefer", value);
        assertThat(headers.prefersMinimal()).isEqualTo(minimal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip|true", "identity|false", "Identity, br|true", "''|false"})
    void anyEncodingButIdentityIsOne(String value, boolean encoded) {
        request.addHeader("Content-Encoding", value);
        assertThat(headers.isEncoded()).isEqualTo(encoded);
    }
}
