package io.onlyyou.splice;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A well-formed body together with where its own items lie.
 *
 * <p>Offsets count bytes from the start of the body; item numbers count from 0. The body is kept, not copied: whoever
 * scanned it must not change it while the page is in use. Otherwise immutable.
 */
public final class Page implements ScanResult {
    private final byte[] body;
    private final int[] bounds;
    private final int itemCount;

    /** @param bounds start and end of item k at 2k and 2k + 1; what lies behind the last item is ignored */
    Page(byte[] body, int[] bounds, int itemCount) {
        this.body = body;
        this.bounds = bounds;
        this.itemCount = itemCount;
    }

    public int itemCount() {
        return itemCount;
    }

    /** The offset of the item's first byte. */
    public int itemStart(int item) {
        return bounds[2 * Objects.checkIndex(item, itemCount)];
    }

    /** The offset just behind the item's last byte. */
    public int itemEnd(int item) {
        return bounds[2 * Objects.checkIndex(item, itemCount) + 1];
    }

    /**
     * The bytes of the value that the pointer leads to inside one item, exactly as the page writes them: a string comes
     * with its quotes and escapes. Made for an item's id; looked up only when asked.
     *
     * <p>Empty if nothing stands there, or if a member on the way occurs twice.
     */
    public Optional<byte[]> valueIn(int item, PagePointer pointer) {
        JsonText json = new JsonText(body);
        PathWalk walk = new PathWalk(json, pointer);
        try {
            int start = walk.descend(itemStart(item));
            int end = json.valueEnd(start, pointer.length());
            walk.ascend(end);
            return Optional.of(Arrays.copyOfRange(body, start, end));
        } catch (Unreadable nothingThere) {
            return Optional.empty();
        }
    }

    byte[] body() {
        return body;
    }
}
