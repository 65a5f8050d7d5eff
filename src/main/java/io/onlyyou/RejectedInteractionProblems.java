package io.onlyyou;

import io.onlyyou.feed.InteractionRefusal;
import io.onlyyou.feed.RejectedInteractions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives a rejected interaction the problem that it would have met, had it come alone. */
@Component
class RejectedInteractionProblems implements RejectedInteractions {

    @Override
    public Object describe(InteractionRefusal refusal) {
        return Problem.of(type(refusal), refusal.advice(), List.of());
    }

    private static ProblemType type(InteractionRefusal refusal) {
        return switch (refusal) {
            case UNKNOWN_ITEM -> ProblemType.NOT_FOUND;
            case MALFORMED_EVENT_ID, UNKNOWN_EVENT, MISPLACED_UNDOES, NOTHING_TO_UNDO, NOT_UNDOABLE ->
                ProblemType.INVALID_REQUEST;
            case EVENT_CONFLICT -> ProblemType.EVENT_CONFLICT;
        };
    }
}
