package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.splice.ShapedPages.Shaped;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The scanner and Jackson agree on what is a page and where its items lie. Where they are meant to differ is listed in
 * {@link PageScannerTests}.
 */
class PageScannerAgainstJacksonTests {
    private static final int SEEDS = 20_000;

    @Test
    void generatedPages() {
        int pages = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            PageGenerator generator = new PageGenerator(seed);
            String pointer = generator.pointer();
            pages += assertAgreement(generator.page(pointer), pointer, "seed " + seed) ? 1 : 0;
        }
        assertThat(pages).as("the generator makes mostly pages, not only").isBetween(SEEDS / 2, SEEDS - SEEDS / 50);
    }

    @Test
    void damagedPages() {
        int pages = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            PageGenerator generator = new PageGenerator(seed);
            String pointer = generator.pointer();
            byte[] sound = generator.page(pointer);
            for (int round = 0; round < 2; round++) {
                pages += assertAgreement(generator.damaged(sound), pointer, "seed " + seed + " round " + round) ? 1 : 0;
            }
        }
        assertThat(pages).as("some damage is harmless, most is not").isBetween(SEEDS / 10, SEEDS);
    }

    @Test
    void shapedPages() {
        for (Shaped shaped : ShapedPages.ALL) {
            assertThat(assertAgreement(shaped.body(), shaped.pointer(), "as it came"))
                    .isTrue();
        }
    }

    @Test
    void shapedPagesCutOffAnywhere() {
        for (Shaped shaped : ShapedPages.ALL) {
            byte[] whole = shaped.text().stripTrailing().getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < whole.length; length++) {
                byte[] cutOff = Arrays.copyOf(whole, length);
                assertThat(assertAgreement(cutOff, shaped.pointer(), "cut off at " + length))
                        .isFalse();
            }
        }
    }

    @Test
    void shapedPagesWithAnyByteReplaced() {
        byte[] telling = "\"\\{}[],:0-.eu \u0000\u001f\u007f\u0080\u00bf\u00c0\u00e0\u00ed\u00f0\u00f4\u00f5\u00ff"
                .getBytes(StandardCharsets.ISO_8859_1);
        for (Shaped shaped : ShapedPages.ALL) {
            byte[] sound = shaped.body();
            for (int at = 0; at < sound.length; at++) {
                byte[] changed = sound.clone();
                for (byte value : telling) {
                    changed[at] = value;
                    assertAgreement(changed, shaped.pointer(), "byte " + value + " at " + at);
                }
            }
        }
    }

    @Test
    void anyByteInAStringWhereverTheEightLookedAtTogetherBeginAndEnd() {
        for (int before = 0; before <= 8; before++) {
            for (int after = 0; after <= 8; after++) {
                byte[] body =
                        ("[\"" + "a".repeat(before) + "?" + "a".repeat(after) + "\"]").getBytes(StandardCharsets.UTF_8);
                for (int value = 0; value < 256; value++) {
                    body[before + 2] = (byte) value;
                    assertAgreement(body, "", before + " before, " + after + " after, byte " + value);
                }
            }
        }
    }

    @Test
    @Shows(value = Promised.BYTES_ARE_SACRED, seed = "0 to 19,999, printed on failure")
    void takingOutWhatWasInsertedRestoresTheBody() {
        int spliced = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            PageGenerator generator = new PageGenerator(seed);
            String pointer = generator.pointer();
            byte[] body = generator.page(pointer);
            if (new PageScanner(PagePointer.parse(pointer)).scan(body) instanceof Page page && page.itemCount() > 1) {
                assertRestorable(page, body, pointer, generator, "seed " + seed);
                spliced++;
            }
        }
        assertThat(spliced).isGreaterThan(SEEDS / 4);
    }

    private static void assertRestorable(
            Page page, byte[] body, String pointer, PageGenerator generator, String origin) {
        SortedMap<Integer, byte[]> insertions = new TreeMap<>();
        for (int round = generator.upTo(3); round >= 0; round--) {
            insertions.put(1 + generator.upTo(page.itemCount() - 2), generator.item());
        }
        List<byte[]> items = List.copyOf(insertions.values());
        List<Integer> positions = new Placement(List.copyOf(insertions.keySet())).positions();

        byte[] finished = Splicer.splice(page, insertions);

        String about = about(finished, pointer, origin);
        List<Span> spans = JacksonOracle.items(finished, pointer).orElseThrow(() -> new AssertionError(about));
        byte[] restored = finished;
        for (int n = items.size() - 1; n >= 0; n--) {
            Span inserted = spans.get(positions.get(n));
            Span next = spans.get(positions.get(n) + 1);
            assertThat(Arrays.copyOfRange(finished, inserted.start(), inserted.end()))
                    .as(about)
                    .isEqualTo(items.get(n));
            assertThat(next.start()).as(about).isEqualTo(inserted.end() + 1);
            restored = without(restored, inserted.start(), next.start());
        }
        assertThat(restored).as(about).isEqualTo(body);
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    /** Whether it is a page, once both agree. */
    private static boolean assertAgreement(byte[] body, String pointer, String origin) {
        ScanResult scanned = new PageScanner(PagePointer.parse(pointer)).scan(body);
        Optional<List<Span>> ours = scanned instanceof Page page ? Optional.of(Span.of(page)) : Optional.empty();
        Optional<List<Span>> jackson = JacksonOracle.items(body, pointer);
        if (!ours.equals(jackson)) {
            throw new AssertionError(
                    about(body, pointer, origin) + "\nscanner " + scanned + " " + ours + "\njackson " + jackson);
        }
        return ours.isPresent();
    }

    private static String about(byte[] body, String pointer, String origin) {
        return origin + ", pointer \"" + pointer + "\", body (as Latin-1):\n"
                + new String(body, StandardCharsets.ISO_8859_1);
    }
}
