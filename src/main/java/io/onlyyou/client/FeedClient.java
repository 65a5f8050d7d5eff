package io.onlyyou.client;

import io.onlyyou.splice.Page;
import io.onlyyou.splice.PageScanner;
import io.onlyyou.splice.Splicer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts a person's own portraits into pages of one feed, and never makes a page worse: by the deadline there is a page, and
 * if anything is wrong with the service or its answer it is the one that was passed in.
 *
 * <p>No call throws. Nothing is asked of the service before the first page, so that it need not be there when the client
 * is made. After {@value Breaker#FAILURES} failures in a row the service is left alone, but for one try a second. Any
 * number of threads may use one client.
 */
public final class FeedClient {
    /** An item is far smaller; more than this is not read. */
    private static final int MOST_ADDED = 1 << 20;
    /** The service looks into no larger page, and would refuse one of several megabytes. */
    private static final int LONGEST_PAGE = 1 << 20;

    private final URI viewers;
    private final PageScanner scanner;
    private final Transport transport;
    private final CallListener listener;
    private final Breaker breaker = new Breaker(System::nanoTime);

    FeedClient(URI viewers, PageScanner scanner, Transport transport, CallListener listener) {
        this.viewers = viewers;
        this.scanner = scanner;
        this.transport = transport;
        this.listener = listener;
    }

    /** Begins the description of a client of the service at that address, such as {@code https://onlyyou.example}. */
    public static FeedClientBuilder at(URI service) {
        return new FeedClientBuilder(service);
    }

    /** Sends the page to the service and takes it back, perhaps with an item more. */
    public ServedPage splice(byte[] page, PageVisit visit) {
        return serve("splice", page, visit, () -> remotely(page, visit));
    }

    /**
     * Keeps the page: the service is asked for a plan alone, and the items are put in here, with the result that
     * {@link #splice} would have had.
     */
    public ServedPage planAndSplice(byte[] page, PageVisit visit) {
        return serve("plan", page, visit, () -> locally(page, visit));
    }

    private interface Attempt {
        ServedPage serve() throws CallFailedException;
    }

    private ServedPage serve(String call, byte[] page, PageVisit visit, Attempt attempt) {
        long startedAt = System.nanoTime();
        ServedPage served;
        try {
            Optional<String> known = knownReason(page, visit);
            served = known.isPresent() ? new ServedPage(page, new CallOutcome.Unchanged(known.get())) : attempt.serve();
        } catch (CallFailedException e) {
            served = failedOpen(page, e.fault());
        } catch (RuntimeException e) {
            served = failedOpen(page, Fault.DEFECT);
        }
        report(new CallReport(call, served.outcome(), Duration.ofNanos(System.nanoTime() - startedAt)));
        return served;
    }

    /** Where the answer is known: asked all the same, some of these would be refused, and look like a fault of the service. */
    private static Optional<String> knownReason(byte[] page, PageVisit visit) {
        if (page.length > LONGEST_PAGE) {
            return Optional.of("page-too-large");
        }
        return visit.isOfSomebody() ? Optional.empty() : Optional.of("no-consent");
    }

    private ServedPage failedOpen(byte[] page, Fault fault) {
        if (fault.trips()) {
            breaker.failed();
        }
        return new ServedPage(page, new CallOutcome.FailedOpen(fault));
    }

    private void report(CallReport report) {
        try {
            listener.served(report);
        } catch (RuntimeException | LinkageError | AssertionError ignored) {
            // A page is worth more than its metrics, also where their library is not the one it was compiled for.
        }
    }

    private ServedPage remotely(byte[] page, PageVisit visit) throws CallFailedException {
        HttpRequest.Builder request = request(visit, "splice", page).setHeader("Prefer", "return=minimal");
        visit.soundPageKey().ifPresent(key -> request.setHeader("Onlyyou-Page-Key", key));
        visit.soundItemsSince().ifPresent(items -> request.setHeader("Onlyyou-Items-Since", Integer.toString(items)));
        visit.soundSeen().ifPresent(ids -> request.setHeader("Onlyyou-Seen", ids));

        HttpResponse<byte[]> answer = send(request, page.length + MOST_ADDED);

        require(answer.statusCode() == 200 || answer.statusCode() == 204, Fault.REFUSED);
        CallOutcome outcome = answer.headers()
                .firstValue("Onlyyou-Outcome")
                .flatMap(OutcomeHeader::parse)
                .orElseThrow(() -> new CallFailedException(Fault.GARBAGE));
        byte[] served = page;
        if (outcome instanceof CallOutcome.Injected injected) {
            served = answer.body();
            require(SplicedAnswer.isMadeFrom(page, served, injected.positions(), scanner), Fault.GARBAGE);
        }
        breaker.succeeded();
        return new ServedPage(served, outcome);
    }

    private ServedPage locally(byte[] body, PageVisit visit) throws CallFailedException {
        if (!(scanner.scan(body) instanceof Page page)) {
            return new ServedPage(body, new CallOutcome.Unchanged("unrecognised-page"));
        }
        HttpRequest.Builder request = request(visit, "plan", PlanQuestion.json(visit, page.itemCount()));

        HttpResponse<byte[]> answer = send(request, MOST_ADDED);

        require(answer.statusCode() == 200, Fault.REFUSED);
        PlanAnswer plan = PlanAnswer.parse(answer.body()).orElseThrow(() -> new CallFailedException(Fault.GARBAGE));
        try {
            byte[] served = Splicer.splice(page, plan.items());
            breaker.succeeded();
            return new ServedPage(served, plan.outcome());
        } catch (IllegalArgumentException noItemOrNoSuchPlace) {
            throw new CallFailedException(Fault.GARBAGE);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, int longestAnswer) throws CallFailedException {
        require(breaker.allows(), Fault.BREAKER_OPEN);
        return transport.send(request, longestAnswer);
    }

    private HttpRequest.Builder request(PageVisit visit, String call, byte[] body) {
        String viewer =
                URLEncoder.encode(visit.viewer(), StandardCharsets.UTF_8).replace("+", "%20");
        return HttpRequest.newBuilder(URI.create(viewers + viewer + "/" + call))
                .setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private static void require(boolean holds, Fault otherwise) throws CallFailedException {
        if (!holds) {
            throw new CallFailedException(otherwise);
        }
    }
}
