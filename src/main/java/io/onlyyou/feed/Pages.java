package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.splice.Page;
import io.onlyyou.splice.Placement;
import io.onlyyou.splice.Splicer;
import io.onlyyou.splice.UnrecognisedPage;
import java.util.Arrays;
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
    /** Allowed before a page, as the scanner allows it. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Visits visits;
    private final Admission admission;

    Pages(Visits visits, Admission admission) {
        this.visits = visits;
        this.admission = admission;
    }

    Outcome splice(Feed feed, PageRequest request) {
        if (!admission.enter()) {
            return new Outcome.Unchanged(Reason.OVERLOADED);
        }
        try {
            visits.came(request.viewer());
            Optional<Reason> refused = refusal(feed, request);
            return refused.isPresent() ? new Outcome.Unchanged(refused.get()) : scanned(feed, request);
        } catch (RuntimeException e) {
            LOG.warn("A page could not be served ({}); it goes back unchanged.", Failures.describe(e));
            return new Outcome.Unchanged(Reason.DEPENDENCY_FAILED);
        } finally {
            admission.leave();
        }
    }

    /** What can be said without looking into the page or asking the database. */
    private Optional<Reason> refusal(Feed feed, PageRequest request) {
        if (request.encoded() || request.body().length == 0) {
            return Optional.of(Reason.UNRECOGNISED_PAGE);
        }
        if (request.body().length > LARGEST_SPLICED) {
            return Optional.of(Reason.PAGE_TOO_LARGE);
        }
        return visits.refusal(feed, request.viewer())
                .or(() -> looksLikeAPage(request.body())
                        ? visits.remembered(feed, new Subject(request.viewer()), request.pageKey())
                        : Optional.of(Reason.UNRECOGNISED_PAGE));
    }

    /** Whether it begins and ends as an object or an array does; the rest is for the scanner, where there is need of it. */
    private static boolean looksLikeAPage(byte[] body) {
        int first = hasByteOrderMark(body) ? BYTE_ORDER_MARK.length : 0;
        int last = body.length - 1;
        while (first < last && isWhiteSpace(body[first])) {
            first++;
        }
        while (first < last && isWhiteSpace(body[last])) {
            last--;
        }
        return first < last && isEnclosed(body[first], body[last]);
    }

    private static boolean isEnclosed(byte first, byte last) {
        return (first == '{' && last == '}') || (first == '[' && last == ']');
    }

    private static boolean hasByteOrderMark(byte[] body) {
        return Arrays.equals(body, 0, Math.min(body.length, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK, 0, 3);
    }

    private static boolean isWhiteSpace(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    private Outcome scanned(Feed feed, PageRequest request) {
        return switch (feed.scanner().scan(request.body())) {
            case UnrecognisedPage unrecognised -> new Outcome.Unchanged(Reason.UNRECOGNISED_PAGE);
            case Page page -> {
                Visit visit = new Visit(
                        feed, new Subject(request.viewer()), request.pageKey(), page.itemCount(), request.itemsSince());
                yield visits.answer(visit, request.deadline(), new Spliced(page));
            }
        };
    }

    /** The page itself, finished. */
    private record Spliced(Page page) implements Answer<Outcome> {

        @Override
        public Outcome inserted(Placement placement, Map<Integer, byte[]> items) {
            return new Outcome.Injected(Splicer.splice(page, items), placement.positions());
        }

        @Override
        public Outcome unchanged(Reason reason) {
            return new Outcome.Unchanged(reason);
        }
    }
}
