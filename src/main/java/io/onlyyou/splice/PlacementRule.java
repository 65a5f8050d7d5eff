package io.onlyyou.splice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides where in a page something may be inserted: never first, never last, never into an empty page, and always in
 * the earliest slots that the rule allows. The same arguments always give the same answer.
 *
 * <p>The number of own items between two insertions is also counted from the last insertion before this page, if the
 * caller knows how many own items ({@code itemsSince}) the person has passed since; if not, within the page only.
 *
 * @param topSlot the smallest 0-based index that an inserted item may have in the finished page; at least 1
 * @param minGap own items between two inserted ones; at least 1
 * @param perPage insertions in one page; at least 1
 */
public record PlacementRule(int topSlot, int minGap, int perPage) {

    /** Why a page cannot take even one insertion, however many are ready. */
    public enum Obstacle {
        /** It has no items. */
        EMPTY_PAGE,
        /** It ends before the top slot. */
        PAGE_TOO_SHORT,
        /** The gap since the last insertion before it reaches beyond its end. */
        TOO_SOON
    }

    public PlacementRule {
        requireAtLeastOne("topSlot", topSlot, "an inserted item is never the first of a page");
        requireAtLeastOne("minGap", minGap, "two inserted items never stand side by side");
        requireAtLeastOne("perPage", perPage, "a feed that shall get none is switched off instead");
    }

    /** What rules out any insertion; empty exactly if {@link #place} finds a slot as soon as something is available. */
    public Optional<Obstacle> obstacle(int itemCount, OptionalInt itemsSince) {
        if (itemCount == 0) {
            return Optional.of(Obstacle.EMPTY_PAGE);
        }
        if (itemCount <= topSlot) {
            return Optional.of(Obstacle.PAGE_TOO_SHORT);
        }
        return itemCount <= firstSlot(itemsSince) ? Optional.of(Obstacle.TOO_SOON) : Optional.empty();
    }

    /** The slots for at most {@code available} insertions in a page of {@code itemCount} own items; perhaps none. */
    public Placement place(int itemCount, OptionalInt itemsSince, int available) {
        requireNotNegative("itemCount", itemCount);
        requireNotNegative("available", available);
        int wanted = Math.min(perPage, available);
        List<Integer> beforeItems = new ArrayList<>();
        // long: a gap may be as large as an int
        for (long item = firstSlot(itemsSince); item < itemCount && beforeItems.size() < wanted; item += minGap) {
            beforeItems.add((int) item);
        }
        return new Placement(beforeItems);
    }

    private int firstSlot(OptionalInt itemsSince) {
        if (itemsSince.isEmpty()) {
            return topSlot;
        }
        requireNotNegative("itemsSince", itemsSince.getAsInt());
        return Math.max(topSlot, minGap - itemsSince.getAsInt());
    }

    private static void requireAtLeastOne(String name, int value, String because) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + value + ": " + because);
        }
    }

    private static void requireNotNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative but is " + value);
        }
    }
}
