package io.onlyyou.onboarding;

import io.onlyyou.consent.Ending;
import io.onlyyou.consent.EndingEffect;
import io.onlyyou.consent.EndingTally;
import org.springframework.stereotype.Component;

/** When an account is deleted, the events that were accepted of it are forgotten with it. */
@Component
class OnboardingEndings implements EndingEffect {

    private final AcceptedEvents events;

    OnboardingEndings(AcceptedEvents events) {
        this.events = events;
    }

    @Override
    public EndingTally ended(Ending ending) {
        if (ending.erased()) {
            events.forget(ending.subject());
        }
        return EndingTally.NOTHING;
    }
}
