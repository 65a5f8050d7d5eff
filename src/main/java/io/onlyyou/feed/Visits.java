package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.splice.Placement;
import io.onlyyou.splice.PlacementRule;
import io.onlyyou.switches.Switches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Carries a visit to its answer, the same way for a page and for a plan: so both have the same decision, and each replays
 * the other's. What is decided but not answered in time is voided.
 */
@Component
class Visits {

    private final Switches switches;
    private final Viewers viewers;
    private final NoCache cache;
    private final TimedDecisions decisions;
    private final Items items;
    private final FeedMeters meters;

    Visits(
            Switches switches,
            Viewers viewers,
            NoCache cache,
            TimedDecisions decisions,
            Items items,
            FeedMeters meters) {
        this.switches = switches;
        this.viewers = viewers;
        this.cache = cache;
        this.decisions = decisions;
        this.items = items;
        this.meters = meters;
    }

    /** To be told of everybody who comes, before it is known whether there is anything for them. */
    void came(String viewer) {
        viewers.came(viewer);
    }

    /** What can be said of a viewer without knowing anything about them. */
    Optional<Reason> refusal(Feed feed, String viewer) {
        if (isOff(feed)) {
            return Optional.of(Reason.SWITCHED_OFF);
        }
        if (!Subject.isValid(viewer)) {
            return Optional.of(Reason.NO_CONSENT);
        }
        return feed.rule().holdsOut(feed.id(), viewer) ? Optional.of(Reason.HOLDOUT) : Optional.empty();
    }

    private boolean isOff(Feed feed) {
        return feed.rule().mode() == FeedRule.Mode.OFF
                || !switches.isFeedOn(feed.id())
                || !switches.isRuleOn(feed.id(), feed.told()::version);
    }

    /**
     * What can be said of a viewer, where there is no refusal, without asking the database.
     *
     * @param pageKey what names the page, which may have been answered before: only the database knows with what
     */
    Optional<Reason> remembered(Feed feed, Subject viewer, Optional<String> pageKey) {
        if (viewers.neverOptedIn(viewer)) {
            meters.lookedUp(FeedMeters.Lookup.NEVER_OPTED_IN);
            return Optional.of(Reason.NO_CONSENT);
        }
        Optional<Reason> known = cache.known(feed, viewer, pageKey);
        meters.lookedUp(known.isPresent() ? FeedMeters.Lookup.REMEMBERED : FeedMeters.Lookup.ASKED);
        return known;
    }

    <T> T answer(Visit visit, Deadline deadline, Answer<T> answer) {
        Optional<Reason> obstacle = obstacle(visit);
        if (obstacle.isPresent()) {
            return answer.unchanged(obstacle.get());
        }
        NoCache.Stamp stamp = cache.stamp(visit.viewer());
        return switch (decisions.decide(visit, deadline)) {
            case Decision.Leave leave -> {
                cache.remember(visit.feed(), visit.viewer(), stamp, leave);
                yield answer.unchanged(leave.reason());
            }
            case Decision.Insert insert -> inserted(visit, insert, deadline, answer);
        };
    }

    /** A page asked about before may replay what the gap would rule out today, so only its length counts then. */
    static Optional<Reason> obstacle(Visit visit) {
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

    private <T> T inserted(Visit visit, Decision.Insert insert, Deadline deadline, Answer<T> answer) {
        boolean answered = false;
        try {
            T inserted = inserted(visit, insert.insertions(), answer);
            answered = !deadline.isPast();
            return answered ? inserted : answer.unchanged(Reason.DEADLINE);
        } finally {
            if (!answered) {
                decisions.discard(visit, insert);
            }
        }
    }

    private <T> T inserted(Visit visit, List<Insertion> insertions, Answer<T> answer) {
        Map<Integer, byte[]> rendered = new HashMap<>();
        insertions.forEach(
                insertion -> rendered.put(insertion.ownIndex(), items.render(visit.feed(), visit.viewer(), insertion)));
        Placement placement =
                new Placement(insertions.stream().map(Insertion::ownIndex).toList());
        return answer.inserted(placement, rendered);
    }
}
