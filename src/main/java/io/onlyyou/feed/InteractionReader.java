package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks all of an interaction that can be checked without the database. */
@Component
class InteractionReader {

    /** One or the other. */
    record Read(Optional<Interaction> interaction, Optional<InteractionRefusal> refusal) {

        private static Read refused(InteractionRefusal refusal) {
            return new Read(Optional.empty(), Optional.of(refusal));
        }
    }

    private final Tokens tokens;

    InteractionReader(Tokens tokens) {
        this.tokens = tokens;
    }

    Read read(InteractionRequest request) {
        if (!Subject.isValid(request.eventId())) {
            return Read.refused(InteractionRefusal.MALFORMED_EVENT_ID);
        }
        Optional<Reaction> reaction = Reaction.of(request.event());
        if (reaction.isEmpty()) {
            return Read.refused(InteractionRefusal.UNKNOWN_EVENT);
        }
        if ((reaction.get() == Reaction.UNDO) == (request.undoes() == null)) {
            return Read.refused(InteractionRefusal.MISPLACED_UNDOES);
        }
        return tokens.open(Tokens.Kind.FEEDBACK, request.token())
                .map(token -> new Read(
                        Optional.of(new Interaction(
                                request.eventId(), token, reaction.get(), request.at(), request.undoes())),
                        Optional.empty()))
                .orElseGet(() -> Read.refused(InteractionRefusal.UNKNOWN_ITEM));
    }
}
