package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers for a page that stays with the caller exactly as {@link Pages} would for the page itself, and never fails. */
@Component
class Plans {

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final Visits visits;
    private final Admission admission;

    Plans(Visits visits, Admission admission) {
        this.visits = visits;
        this.admission = admission;
    }

    Plan plan(Feed feed, String viewer, PlanRequest request, Deadline deadline) {
        if (!admission.enter()) {
            return new Plan.Leaving(Reason.OVERLOADED);
        }
        try {
            visits.came(viewer);
            Optional<Reason> refused = visits.refusal(feed, viewer);
            if (refused.isPresent()) {
                return new Plan.Leaving(refused.get());
            }
            Visit visit = request.visit(feed, new Subject(viewer));
            return Visits.obstacle(visit)
                    .or(() -> visits.remembered(feed, visit.viewer(), visit.pageKey()))
                    .<Plan>map(Plan.Leaving::new)
                    .orElseGet(() -> visits.answer(visit, deadline, Plan.ANSWER));
        } catch (RuntimeException e) {
            LOG.warn("A plan could not be made ({}); the page is left as it is.", Failures.describe(e));
            return new Plan.Leaving(Reason.DEPENDENCY_FAILED);
        } finally {
            admission.leave();
        }
    }
}
