package io.onlyyou.subject;

import io.onlyyou.consent.ConsentView;
import java.util.List;

/** A yes that was recorded, where its receipt is, and the portraits that it asked for. */
record ConsentGivenView(String subject, List<ConsentView> consents, String receipt, List<JobBriefView> jobs) {}
