package io.onlyyou.onboarding;

import io.onlyyou.consent.ConsentSummary;
import java.util.List;

/** The answer to an accepted event; {@code receipt} is a path. */
record EventView(
        String eventId, String subject, List<ConsentSummary> consents, String receipt, List<EventAnswer.Job> jobs) {}
