package io.onlyyou.subject;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.ConsentView;
import io.onlyyou.consent.Receipts;
import io.onlyyou.consent.Subject;
import java.util.List;

/** Where all consents of a person stand. */
record ConsentsView(List<ConsentView> consents) {

    static ConsentsView of(Subject subject, List<ConsentStatus> statuses) {
        return new ConsentsView(statuses.stream()
                .map(status -> ConsentView.of(status, receipt -> Receipts.path(subject, receipt)))
                .toList());
    }
}
