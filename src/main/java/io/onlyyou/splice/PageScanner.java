package io.onlyyou.splice;

import io.onlyyou.splice.UnrecognisedPage.Reason;
import java.util.Arrays;

/**
 * Says exactly where the items of a feed's page lie, or that the body is no page of that feed.
 *
 * <p>One strict pass over the bytes: the whole body, not only its items, must be one JSON text by RFC 8259 in valid
 * UTF-8, at most {@value #MAX_DEPTH} levels deep; nothing may follow it but white space. Nothing is decoded, copied or
 * rounded, so numbers and strings may have any size. Immutable; one scanner serves any number of threads.
 *
 * <p>Where the RFC leaves a choice, Jackson 3 was followed, which also is the oracle of the tests:
 *
 * <ul>
 *   <li>a UTF-8 byte order mark before the text is accepted, and stays where it is;
 *   <li>an escaped lone surrogate is accepted in a string ({@code "\ud800"}), but not in a member's name;
 *   <li>duplicate names are accepted, except on the way to the items.
 * </ul>
 *
 * <p>It is stricter than Jackson in two points: every byte must be valid UTF-8 (Jackson lets overlong forms and code
 * points above U+10FFFF pass), and there must be exactly one document, in UTF-8.
 */
public final class PageScanner {
    /** How many objects and arrays may stand inside each other, the outermost included. */
    public static final int MAX_DEPTH = 512;

    private static final int EXPECTED_ITEMS = 64;

    private final PagePointer items;

    /** @param items leads from the root of the page to the array of its items */
    public PageScanner(PagePointer items) {
        this.items = items;
    }

    public ScanResult scan(byte[] body) {
        try {
            return scanStrictly(body);
        } catch (Unreadable unreadable) {
            return new UnrecognisedPage(unreadable.reason());
        }
    }

    private Page scanStrictly(byte[] body) {
        JsonText json = new JsonText(body);
        PathWalk walk = new PathWalk(json, items);
        int array = walk.descend(json.skipSpace(byteOrderMarkEnd(body)));
        if (json.peek(array) != '[') {
            json.valueEnd(array, items.length()); // what is no JSON at all shall be called so
            throw new Unreadable(Reason.ITEMS_NOT_AN_ARRAY);
        }

        int[] bounds = new int[2 * EXPECTED_ITEMS];
        int count = 0;
        int at = json.skipSpace(array + 1);
        if (json.peek(at) != ']') {
            for (; ; at = json.afterComma(at)) {
                if (2 * count == bounds.length) {
                    bounds = Arrays.copyOf(bounds, 4 * count);
                }
                bounds[2 * count] = at;
                at = json.valueEnd(at, items.length() + 1);
                bounds[2 * count + 1] = at;
                count++;
                at = json.skipSpace(at);
                if (json.peek(at) == ']') {
                    break;
                }
            }
        }

        int rootEnd = walk.ascend(at + 1);
        if (json.skipSpace(rootEnd) != body.length) {
            throw Unreadable.malformed();
        }
        return new Page(body, bounds, count);
    }

    private static int byteOrderMarkEnd(byte[] body) {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
