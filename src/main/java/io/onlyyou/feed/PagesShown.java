package io.onlyyou.feed;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which pages of a viewer were inserted into, so that others can be answered without looking for a replay.
 *
 * @param prefixes the first four bytes of each page's hash: another page may share them, and is looked up in vain
 * @param all whether none is missing
 */
record PagesShown(int[] prefixes, boolean all) {

    /** Where it is not known, every page may have been. */
    static final PagesShown UNKNOWN = new PagesShown(new int[0], false);

    /** More are not remembered for one viewer: 4 KB. */
    static final int MOST = 1024;

    /**
     * As the choosing statement gives them.
     *
     * @param joined four bytes for each, at most one more than {@link #MOST}
     */
    static PagesShown of(byte[] joined) {
        int[] prefixes = new int[Math.min(joined.length / Integer.BYTES, MOST)];
        ByteBuffer.wrap(joined).asIntBuffer().get(prefixes);
        Arrays.sort(prefixes);
        return new PagesShown(prefixes, joined.length <= MOST * Integer.BYTES);
    }

    boolean mayHold(byte[] pageHash) {
        return !all || Arrays.binarySearch(prefixes, ByteBuffer.wrap(pageHash).getInt()) >= 0;
    }

    /** What it takes in memory, about. */
    int bytes() {
        return prefixes.length * Integer.BYTES;
    }
}
