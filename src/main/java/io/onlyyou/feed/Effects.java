package io.onlyyou.feed;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.EndRequest;
import io.onlyyou.consent.Endings;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.ViewerChanges;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out what a person said, under the lock on that person's row: so it stands before or after every decision.
 *
 * <p>What makes serving stricter needs no news, since a remembered no stays true; what makes it less strict is announced.
 */
@Component
class Effects {

    private final InteractionRows rows;
    private final Endings endings;
    private final ViewerChanges changes;

    Effects(InteractionRows rows, Endings endings, ViewerChanges changes) {
        this.rows = rows;
        this.endings = endings;
        this.changes = changes;
    }

    /** Empty if it counts, or has counted before; a refused one changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<InteractionRefusal> carryOut(Person person, Interaction interaction, Actor actor) {
        Optional<KeptInteraction> before = rows.find(person.key(), interaction.eventId());
        if (before.isPresent()) {
            return before.get().is(interaction) ? Optional.empty() : Optional.of(InteractionRefusal.EVENT_CONFLICT);
        }
        Optional<InteractionRefusal> refusal =
                Optional.ofNullable(interaction.undoes()).flatMap(undone -> undoRefusal(person, undone));
        if (refusal.isEmpty()) {
            rows.keep(person, interaction);
            takeEffect(person, interaction, actor);
        }
        return refusal;
    }

    private Optional<InteractionRefusal> undoRefusal(Person person, String undone) {
        return rows.find(person.key(), undone)
                .map(kept -> kept.reaction().isUndoable()
                        ? Optional.<InteractionRefusal>empty()
                        : Optional.of(InteractionRefusal.NOT_UNDOABLE))
                .orElse(Optional.of(InteractionRefusal.NOTHING_TO_UNDO));
    }

    private void takeEffect(Person person, Interaction interaction, Actor actor) {
        switch (interaction.reaction()) {
            case SEEN -> rows.markSeen(person, interaction);
            case HIDE, SHOW_LESS, PAUSE -> {
                // the deciding statement reads them from their rows
            }
            case SHOW_MORE -> {
                rows.lift(person, interaction);
                changes.announce(person.subject());
            }
            case UNDO -> {
                String undone = interaction.undoes();
                if (undone != null) {
                    rows.undo(person.key(), undone, interaction.eventId());
                }
                changes.announce(person.subject());
            }
            case TURN_OFF ->
                endings.end(
                        person, EndRequest.withdrawal(Set.of(interaction.token().surface()), actor, person.lockedAt()));
        }
    }
}
