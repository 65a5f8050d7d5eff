package io.onlyyou.onboarding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.onlyyou.consent.ConsentSummary;
import io.onlyyou.consent.Receipts;
import java.util.List;
import java.util.UUID;

/**
 * What an accepted event did, as it is kept for the next time that it comes: without naming the person.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EventAnswer(List<ConsentSummary> consents, UUID receipt, List<Job> jobs) {

    /** A portrait job as it stood when the event was accepted. */
    record Job(UUID id, String scenario, String state) {}

    EventView view(OnboardingEvent event) {
        String subject = event.subject().value();
        return new EventView(event.id(), subject, consents, Receipts.path(event.subject(), receipt), jobs);
    }
}
