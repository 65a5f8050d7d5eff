package io.onlyyou.splice;

import java.util.Map;
import java.util.TreeMap;

/**
 * Puts items into a page without changing a byte of it: an insertion is the bytes {@code <item>,} directly before the
 * first byte of the own item that it precedes, and taking those bytes out gives back the body byte for byte.
 */
public final class Splicer {
    private Splicer() {}

    /**
     * The body of the page with the given items inserted; the very same array if there are none.
     *
     * @param insertions the number of an own item of the page, from 1 on, to the JSON value that shall precede it
     * @throws IllegalArgumentException if an own item is not there, or is the first, or an inserted one is not exactly
     *     one JSON value in valid UTF-8
     */
    public static byte[] splice(Page page, Map<Integer, byte[]> insertions) {
        byte[] body = page.body();
        if (insertions.isEmpty()) {
            return body;
        }
        int length = body.length;
        for (Map.Entry<Integer, byte[]> insertion : insertions.entrySet()) {
            requireSlot(insertion.getKey(), page);
            requireValue(insertion.getValue());
            length = Math.addExact(length, insertion.getValue().length + 1);
        }

        byte[] spliced = new byte[length];
        int from = 0;
        int to = 0;
        for (Map.Entry<Integer, byte[]> insertion : new TreeMap<>(insertions).entrySet()) {
            int slot = page.itemStart(insertion.getKey());
            byte[] item = insertion.getValue();
            System.arraycopy(body, from, spliced, to, slot - from);
            to += slot - from;
            System.arraycopy(item, 0, spliced, to, item.length);
            to += item.length;
            spliced[to++] = ',';
            from = slot;
        }
        System.arraycopy(body, from, spliced, to, body.length - from);
        return spliced;
    }

    private static void requireSlot(int item, Page page) {
        if (item < 1 || item >= page.itemCount()) {
            throw new IllegalArgumentException("an insertion must precede one of the own items 1 to "
                    + (page.itemCount() - 1) + ", but was to precede " + item);
        }
    }

    /** A template that went wrong must not break the caller's page. */
    private static void requireValue(byte[] item) {
        try {
            if (new JsonText(item).valueEnd(0, 0) == item.length) {
                return;
            }
        } catch (Unreadable noValue) {
            // said below
        }
        throw new IllegalArgumentException("an inserted item must be exactly one JSON value");
    }
}
