package io.onlyyou.imaging.painter.scene;

/**
 * The choices of one variant, such as its palette and its place: as the number of the variant goes up by one, the first choice
 * moves on, most others with it, and no two variants have all of them in common until each combination was dealt once. Choices are
 * asked for in the same order whatever was chosen before.
 */
final class Deck {

    private int left;
    private int dealt;

    Deck(long variant) {
        this.left = (int) (variant & 0xFFFF);
    }

    /** One of 0 to {@code choices} - 1. */
    int of(int choices) {
        // a digit of the number, turned on by the digits before it: still one to one, but all of them move with each
        // step
        int choice = Math.floorMod(left + dealt, choices);
        left = Math.floorDiv(left, choices);
        dealt += choice;
        return choice;
    }

    boolean either() {
        return of(2) == 0;
    }

    int pick(int... choices) {
        return choices[of(choices.length)];
    }
}
