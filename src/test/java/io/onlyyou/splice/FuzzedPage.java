package io.onlyyou.splice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What must hold of any bytes at all: the scanner and Jackson agree on what is a page and where its items lie, and
 * wherever something is inserted, taking it out again gives back every byte.
 *
 * <p>The first byte picks one of the pointers of {@link PageGenerator}, the others are the body.
 */
final class FuzzedPage {
    private static final byte[] ITEM = "{\"id\":\"onlyyou:1\",\"n\":[1.10]}".getBytes(StandardCharsets.UTF_8);
    private static final List<PageScanner> SCANNERS = PageGenerator.POINTERS.stream()
            .map(pointer -> new PageScanner(PagePointer.parse(pointer)))
            .toList();

    private FuzzedPage() {}

    /** Whether it was a page, once everything has held; else fails with the input in the message. */
    static boolean check(byte[] input) {
        if (input.length == 0) {
            return false;
        }
        int choice = Math.floorMod(input[0], SCANNERS.size());
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        byte[] before = body.clone();

        ScanResult scanned = SCANNERS.get(choice).scan(body);

        Optional<List<Span>> ours = scanned instanceof Page page ? Optional.of(Span.of(page)) : Optional.empty();
        require(ours.equals(JacksonOracle.items(body, PageGenerator.POINTERS.get(choice))), "Jackson disagrees", input);
        if (scanned instanceof Page page && page.itemCount() > 1) {
            int last = page.itemCount() - 1;
            checkSplice(page, List.of(1), SCANNERS.get(choice), before, input);
            checkSplice(page, List.of(last), SCANNERS.get(choice), before, input);
            List<Integer> everywhere = IntStream.rangeClosed(1, last).boxed().toList();
            checkSplice(page, everywhere, SCANNERS.get(choice), before, input);
        }
        require(Arrays.equals(body, before), "the body was changed", input);
        return ours.isPresent();
    }

    private static void checkSplice(
            Page page, List<Integer> beforeItems, PageScanner scanner, byte[] body, byte[] input) {
        SortedMap<Integer, byte[]> insertions = new TreeMap<>();
        beforeItems.forEach(item -> insertions.put(item, ITEM));

        byte[] spliced = Splicer.splice(page, insertions);

        require(spliced.length == body.length + beforeItems.size() * (ITEM.length + 1), "a length is wrong", input);
        require(scanner.scan(spliced) instanceof Page, "what came out is no page", input);
        Page finished = (Page) scanner.scan(spliced);
        require(finished.itemCount() == page.itemCount() + beforeItems.size(), "an item is missing", input);
        List<Integer> positions = new Placement(beforeItems).positions();
        int from = 0; // in the page that came out
        int at = 0; // in the body
        for (int position : positions) {
            int start = finished.itemStart(position);
            int next = finished.itemStart(position + 1);
            int kept = start - from;
            require(Arrays.equals(spliced, from, start, body, at, at + kept), "a byte before was changed", input);
            require(next - start == ITEM.length + 1 && spliced[next - 1] == ',', "not exactly item, comma", input);
            require(Arrays.equals(spliced, start, next - 1, ITEM, 0, ITEM.length), "the item was changed", input);
            from = next;
            at += kept;
        }
        require(
                Arrays.equals(spliced, from, spliced.length, body, at, body.length),
                "a byte behind was changed",
                input);
    }

    private static void require(boolean holds, String otherwise, byte[] input) {
        if (!holds) {
            throw new AssertionError(
                    otherwise + "; the input in Base64: " + Base64.getEncoder().encodeToString(input));
        }
    }
}
