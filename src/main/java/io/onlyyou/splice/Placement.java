package io.onlyyou.splice;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the insertions of one page stand: for each the number of the own item, counted from 0 in the original page,
 * that it directly precedes.
 *
 * <p>Own-item numbers are what to keep and to replay, since they do not change when an insertion is left out. In the
 * finished page, every insertion moves what follows by one: the n-th one (n from 0) before own item k has index k + n.
 * Before own items 3 and 11 means the indexes 3 and 12.
 *
 * @param beforeItems ascending, none twice, all at least 1; may be empty
 */
public record Placement(List<Integer> beforeItems) {
    public static final Placement NONE = new Placement(List.of());

    public Placement {
        beforeItems = List.copyOf(beforeItems);
        int previous = 0;
        for (int item : beforeItems) {
            if (item <= previous) {
                throw new IllegalArgumentException(
                        "insertions must precede own items from 1 on, ascending, none twice, but were " + beforeItems);
            }
            previous = item;
        }
    }

    /** The indexes of the insertions in the finished page, counted from 0. */
    public List<Integer> positions() {
        return IntStream.range(0, beforeItems.size())
                .mapToObj(n -> beforeItems.get(n) + n)
                .toList();
    }

    /**
     * What of this placement a page of that many own items can still take: all that precede an item it has. For a
     * replay on a page that has become shorter. What is left out is always the end of the list.
     */
    public Placement within(int itemCount) {
        return new Placement(
                beforeItems.stream().filter(item -> item < itemCount).toList());
    }

    public int size() {
        return beforeItems.size();
    }

    public boolean isEmpty() {
        return beforeItems.isEmpty();
    }
}
