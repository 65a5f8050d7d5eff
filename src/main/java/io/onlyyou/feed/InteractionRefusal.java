package io.onlyyou.feed;

/** Why one interaction of several changes nothing, while the others count. */
public enum InteractionRefusal {
    /** Forged, of another kind, expired, or of somebody whose account is gone: all the same answer. */
    UNKNOWN_ITEM("The token is none of an item that feedback is taken for: send the one that came with the item, within"
            + " 30 days."),
    MALFORMED_EVENT_ID("An eventId has the form [A-Za-z0-9][A-Za-z0-9._:@-]{0,127}."),
    UNKNOWN_EVENT("An event is one of seen, hide, show-less, show-more, pause, turn-off, undo."),
    MISPLACED_UNDOES("Exactly an undo names, in undoes, the eventId of what it takes back."),
    NOTHING_TO_UNDO("This person has no interaction of the eventId in undoes: send that one first."),
    NOT_UNDOABLE("Only hide, show-less, show-more and pause can be undone; what was turned off needs consent anew."),
    EVENT_CONFLICT("This eventId has come before with other content: give every interaction an id of its own.");

    private final String advice;

    InteractionRefusal(String advice) {
        this.advice = advice;
    }

    /** What to do, without anything personal. */
    public String advice() {
        return advice;
    }
}
