package io.onlyyou.onboarding;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.Agreement;
import io.onlyyou.consent.Agreements;
import io.onlyyou.consent.ConsentRefusedException;
import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.ConsentSummary;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Refusal;
import io.onlyyou.portrait.CheckedSelfie;
import io.onlyyou.portrait.PortraitJobs;
import io.onlyyou.portrait.Selfies;
import io.onlyyou.portrait.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Carries out an opt-in: the consents, the selfies, and the first portrait. */
@Component
class OptIns {

    private final Consents consents;
    private final Agreements agreements;
    private final Selfies selfies;
    private final PortraitJobs jobs;

    OptIns(Consents consents, Agreements agreements, Selfies selfies, PortraitJobs jobs) {
        this.consents = consents;
        this.agreements = agreements;
        this.selfies = selfies;
        this.jobs = jobs;
    }

    EventAnswer carryOut(Person person, OptedIn data, List<CheckedSelfie> checked, Actor actor, Instant givenAt) {
        Map<Purpose, ConsentStatus> before = consents.of(person.key());
        Agreement agreement = agreements.give(person, data.grant(actor, givenAt));
        agreement.consents().stream()
                .filter(status -> status.purpose() == Purpose.GENERATION)
                .forEach(generation -> keep(person, generation, agreement, checked));
        boolean anew = agreement.consents().stream()
                .filter(status -> status.purpose() != Purpose.ADVERTISING)
                .anyMatch(
                        status -> !before.getOrDefault(status.purpose(), status).isGiven());
        List<EventAnswer.Job> started = anew || !checked.isEmpty()
                ? jobs.request(person, Trigger.OPT_IN).stream()
                        .map(job -> new EventAnswer.Job(
                                job.id(), job.scenario(), job.state().wire()))
                        .toList()
                : List.of();
        return new EventAnswer(
                agreement.consents().stream().map(OptIns::summary).toList(), agreement.receipt(), started);
    }

    private void keep(Person person, ConsentStatus generation, Agreement agreement, List<CheckedSelfie> checked) {
        boolean kept = selfies.areKept(person.key(), generation.epoch());
        boolean latest = agreement.receipt().equals(generation.receipt());
        if (!checked.isEmpty() && (latest || !kept)) {
            selfies.keep(person, generation.epoch(), checked);
        } else if (!kept) {
            throw new ConsentRefusedException(
                    Refusal.SELFIES_NEEDED, "No selfies are kept of this person; send one to three in `selfies`.");
        }
    }

    private static ConsentSummary summary(ConsentStatus status) {
        return new ConsentSummary(status.purpose(), status.state(), status.epoch());
    }
}
