package io.onlyyou.subject;

import io.onlyyou.consent.ConsentStatus;
import java.util.List;

/** Where all consents of a person stand. */
record ConsentsView(List<ConsentView> consents) {

    static ConsentsView of(String subject, Iterable<ConsentStatus> statuses) {
        List<ConsentView> views = new java.util.ArrayList<>();
        statuses.forEach(status -> views.add(ConsentView.of(subject, status)));
        return new ConsentsView(views);
    }
}
