package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.splice.Page;
import io.onlyyou.splice.Placement;
import io.onlyyou.splice.PlacementRule;
import io.onlyyou.splice.Splicer;
import io.onlyyou.splice.UnrecognisedPage;
import io.onlyyou.switches.Switches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries a page from its bytes to its outcome, the cheapest refusal first, and never fails: whatever goes wrong, the
 * page goes back as it came.
 */
@Component
class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final int LARGEST_SPLICED = 1 << 20;

    private final Switches switches;
    private final NoCache cache;
    private final TimedDecisions decisions;
    private final Items items;

    Pages(Switches switches, NoCache cache, TimedDecisions decisions, Items items) {
        this.switches = switches;
        this.cache = cache;
        this.decisions = decisions;
        this.items = items;
    }

    Outcome splice(Feed feed, PageRequest request) {
        try {
            Optional<Reason> refused = refusal(feed, request);
            return refused.isPresent() ? new Outcome.Unchanged(refused.get()) : scanned(feed, request);
        } catch (RuntimeException e) {
            LOG.warn("A page could not be served ({}); it goes back unchanged.", Failures.describe(e));
            return new Outcome.Unchanged(Reason.DEPENDENCY_FAILED);
        }
    }

    /** What can be said without looking into the page or asking the database. */
    private Optional<Reason> refusal(Feed feed, PageRequest request) {
        if (!switches.isFeedOn(feed.id()) || feed.rule().mode() == FeedRule.Mode.OFF) {
            return Optional.of(Reason.SWITCHED_OFF);
        }
        if (request.encoded() || request.body().length == 0) {
            return Optional.of(Reason.UNRECOGNISED_PAGE);
        }
        if (request.body().length > LARGEST_SPLICED) {
            return Optional.of(Reason.PAGE_TOO_LARGE);
        }
        if (!Subject.isValid(request.viewer())) {
            return Optional.of(Reason.NO_CONSENT);
        }
        if (feed.rule().holdsOut(feed.id(), request.viewer())) {
            return Optional.of(Reason.HOLDOUT);
        }
        return cache.known(feed, new Subject(request.viewer()));
    }

    private Outcome scanned(Feed feed, PageRequest request) {
        return switch (feed.scanner().scan(request.body())) {
            case UnrecognisedPage unrecognised -> new Outcome.Unchanged(Reason.UNRECOGNISED_PAGE);
            case Page page -> {
                Visit visit = new Visit(
                        feed, new Subject(request.viewer()), request.pageKey(), page.itemCount(), request.itemsSince());
                Optional<Reason> obstacle = obstacle(visit);
                yield obstacle.isPresent()
                        ? new Outcome.Unchanged(obstacle.get())
                        : decided(visit, page, request.deadline());
            }
        };
    }

    /** A page asked about before may replay what the gap would rule out today, so only its length counts then. */
    private static Optional<Reason> obstacle(Visit visit) {
        return visit.feed()
                .rule()
                .placement()
                .obstacle(visit.itemCount(), visit.itemsSince())
                .filter(obstacle -> obstacle != PlacementRule.Obstacle.TOO_SOON
                        || visit.pageKey().isEmpty())
                .map(obstacle -> switch (obstacle) {
                    case EMPTY_PAGE -> Reason.EMPTY_PAGE;
                    case PAGE_TOO_SHORT -> Reason.PAGE_TOO_SHORT;
                    case TOO_SOON -> Reason.NOT_DUE;
                });
    }

    private Outcome decided(Visit visit, Page page, Deadline deadline) {
        NoCache.Stamp stamp = cache.stamp(visit.viewer());
        return switch (decisions.decide(visit, deadline)) {
            case Decision.Leave leave -> {
                cache.remember(visit.feed(), visit.viewer(), stamp, leave);
                yield new Outcome.Unchanged(leave.reason());
            }
            case Decision.Insert insert -> inserted(visit, page, insert, deadline);
        };
    }

    private Outcome inserted(Visit visit, Page page, Decision.Insert insert, Deadline deadline) {
        boolean answered = false;
        try {
            Outcome outcome = inserted(visit, page, insert.insertions());
            answered = !deadline.isPast();
            return answered ? outcome : new Outcome.Unchanged(Reason.DEADLINE);
        } finally {
            if (!answered) {
                decisions.discard(visit, insert);
            }
        }
    }

    private Outcome inserted(Visit visit, Page page, List<Insertion> insertions) {
        Map<Integer, byte[]> rendered = new HashMap<>();
        insertions.forEach(
                insertion -> rendered.put(insertion.ownIndex(), items.render(visit.feed(), visit.viewer(), insertion)));
        Placement placement =
                new Placement(insertions.stream().map(Insertion::ownIndex).toList());
        return new Outcome.Injected(Splicer.splice(page, rendered), placement.positions());
    }
}
