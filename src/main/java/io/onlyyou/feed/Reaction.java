package io.onlyyou.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may say to an item that was inserted. None of it makes serving more than the operator's rule allows. */
enum Reaction {
    /** It was in view. */
    SEEN(false),
    /** Never show this portrait again; and wait longer with the next. */
    HIDE(true),
    /** Wait longer between portraits. */
    SHOW_LESS(true),
    /** Lifts the waiting and the pause that were asked for; what was hidden stays hidden. */
    SHOW_MORE(true),
    /** Show nothing until this is undone or more is asked for. */
    PAUSE(true),
    /** Ends the consent to the surface; only giving it anew brings anything back. */
    TURN_OFF(false),
    /** Takes an earlier reaction back. */
    UNDO(false);

    private final boolean undoable;

    Reaction(boolean undoable) {
        this.undoable = undoable;
    }

    boolean isUndoable() {
        return undoable;
    }

    /** The name on the wire and in the database. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Reaction> of(String wire) {
        return Arrays.stream(values())
                .filter(reaction -> reaction.wire().equals(wire))
                .findFirst();
    }
}
