package io.onlyyou.consent;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Has every room do what an ending asks of it, and the nodes forget what they remember of the person. */
@Component
class EndingEffects {

    private final List<EndingEffect> effects;
    private final ViewerChanges viewerChanges;

    EndingEffects(List<EndingEffect> effects, ViewerChanges viewerChanges) {
        this.effects = List.copyOf(effects);
        this.viewerChanges = viewerChanges;
    }

    EndingTally take(Person person, EndRequest request, Set<Purpose> ended) {
        if (ended.isEmpty() && !request.erase()) {
            return EndingTally.NOTHING;
        }
        viewerChanges.announce(person.subject());
        Ending ending = new Ending(person.subject(), person.key(), ended, request.erase(), request.at());
        return effects.stream().map(effect -> effect.ended(ending)).reduce(EndingTally.NOTHING, EndingTally::plus);
    }
}
