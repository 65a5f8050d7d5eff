package io.onlyyou.onboarding;

import io.onlyyou.consent.Ending;
import io.onlyyou.consent.EndingEffect;
import io.onlyyou.consent.EndingTally;
import org.springframework.stereotype.Component;

/** When an account is deleted, what is known of the events that were accepted of it goes too. */
@Component
class OnboardingEndings implements EndingEffect {

    private final AcceptedEvents events;

    OnboardingEndings(AcceptedEvents events) {
        this.events = events;
    }

    @Override
    public EndingTally ended(Ending ending) {
        if (ending.erased()) {
            events.forget(ending.subject(), ending.at());
        }
        return EndingTally.NOTHING;
    }
}
