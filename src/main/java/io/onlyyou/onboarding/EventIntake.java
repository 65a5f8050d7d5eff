package io.onlyyou.onboarding;

import io.onlyyou.consent.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Takes an event in: what can be refused or answered cheaply is, before its selfies are looked at. */
@Component
class EventIntake {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final OnboardingEvents events;
    private final SelfieDesk selfies;
    private final Clock clock;

    EventIntake(OnboardingEvents events, SelfieDesk selfies, Clock clock) {
        this.events = events;
        this.selfies = selfies;
        this.clock = clock;
    }

    /** What ends something goes past everything else, on connections of its own. */
    Acceptance take(OnboardingEvent event, Actor actor) {
        return switch (event.happening()) {
            case Happening.In in -> takeOptIn(event, actor);
            case Happening.Out out -> takeEnding(event, actor);
            case Happening.Gone gone -> takeEnding(event, actor);
        };
    }

    private Acceptance takeEnding(OnboardingEvent event, Actor actor) {
        refuseFuture(event);
        return events.acceptEnding(event, actor);
    }

    private Acceptance takeOptIn(OnboardingEvent event, Actor actor) {
        return events.replay(event).orElseGet(() -> {
            refuseFuture(event);
            return events.accept(event, selfies.check(event), actor);
        });
    }

    private void refuseFuture(OnboardingEvent event) {
        Instant now = clock.instant();
        Instant time = event.time();
        if (time != null && time.isAfter(now.plus(TOLERANCE))) {
            throw new EventRefusedException(
                    EventRefusedException.Reason.IN_FUTURE,
                    "The event's time is more than two minutes ahead of our clock, which says %s.".formatted(now));
        }
    }
}
