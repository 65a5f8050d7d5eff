package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a feed's own page and gives it back, perhaps with an item more.
 *
 * <p>Works on the raw request and response: nothing may bind, negotiate about or re-encode a page.
 */
@RestController
class SpliceController {

    static final String REQUEST_ID = "Onlyyou-Request-Id";

    private final Feeds feeds;
    private final Pages pages;
    private final SeenMarks seen;
    private final FeedMeters meters;
    private final Ticker ticker;
    private final IdGenerator ids;

    SpliceController(Feeds feeds, Pages pages, SeenMarks seen, FeedMeters meters, Ticker ticker, IdGenerator ids) {
        this.feeds = feeds;
        this.pages = pages;
        this.seen = seen;
        this.meters = meters;
        this.ticker = ticker;
        this.ids = ids;
    }

    @Operation(
            operationId = "splicePage",
            summary = "Put the viewer's own portrait into a page of their feed",
            description = "The body is the feed's own page, and comes back byte for byte but for what was inserted. "
                    + "Onlyyou-Outcome says what happened; a page that cannot be served to comes back unchanged.")
    @Parameter(name = "Onlyyou-Page-Key", in = ParameterIn.HEADER, description = "Names this page of this visit")
    @Parameter(
            name = "Onlyyou-Deadline-Ms",
            in = ParameterIn.HEADER,
            description = "The caller's budget, 150 if absent")
    @Parameter(
            name = "Onlyyou-Items-Since",
            in = ParameterIn.HEADER,
            description = "Own items passed since the last insertion")
    @Parameter(name = "Onlyyou-Seen", in = ParameterIn.HEADER, description = "Ids of inserted items seen since")
    @Parameter(name = "Prefer", in = ParameterIn.HEADER, description = "return=minimal: no body where nothing changed")
    @RequestBody(content = @Content(mediaType = "*/*"), required = true)
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "*/*"),
            headers = {
                @Header(
                        name = "Onlyyou-Outcome",
                        description = "What happened, RFC 9651",
                        schema = @Schema(type = "string")),
                @Header(name = REQUEST_ID, description = "Names this request", schema = @Schema(type = "string")),
                @Header(name = "Server-Timing", description = "Milliseconds taken", schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "204",
            description = "Nothing was inserted, and the caller keeps its page",
            headers = {
                @Header(name = "Onlyyou-Outcome", description = "Why not, RFC 9651", schema = @Schema(type = "string")),
                @Header(name = "Preference-Applied", description = "return=minimal", schema = @Schema(type = "string")),
                @Header(name = REQUEST_ID, description = "Names this request", schema = @Schema(type = "string")),
                @Header(name = "Server-Timing", description = "Milliseconds taken", schema = @Schema(type = "string"))
            })
    @PostMapping("/v1/feeds/{feed}/viewers/{viewer}/splice")
    void splice(
            @PathVariable String feed,
            @PathVariable String viewer,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        long arrivedAt = Arrival.of(request, ticker);
        if (!response.containsHeader(REQUEST_ID)) {
            response.setHeader(REQUEST_ID, ids.generateId().toString());
        }
        Feed served = feeds.get(feed);
        PageHeaders headers = new PageHeaders(request);
        byte[] body = PageBody.read(request);

        Outcome outcome = pages.splice(
                served,
                new PageRequest(
                        viewer,
                        body,
                        headers.isEncoded(),
                        headers.pageKey(),
                        headers.itemsSince(),
                        Deadline.within(headers.budget(), arrivedAt, ticker)));

        seen.note(served, viewer, headers.seen());
        response.setHeader("Onlyyou-Outcome", outcome.header());
        response.setHeader(ServerTiming.HEADER, ServerTiming.total(ticker.read() - arrivedAt));
        switch (outcome) {
            case Outcome.Injected injected -> write(injected.page(), request, response);
            case Outcome.Unchanged unchanged -> {
                if (headers.prefersMinimal()) {
                    response.setHeader("Preference-Applied", "return=minimal");
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    write(body, request, response);
                }
            }
        }
        if (!Rehearsal.is(request)) {
            count(served, outcome, ticker.read() - arrivedAt);
        }
    }

    private void count(Feed feed, Outcome outcome, long nanos) {
        switch (outcome) {
            case Outcome.Injected injected ->
                meters.injected(feed, Call.SPLICE, injected.positions().size(), nanos);
            case Outcome.Unchanged unchanged -> meters.unchanged(feed, Call.SPLICE, unchanged.reason(), nanos);
        }
    }

    private static void write(byte[] page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        copy("Content-Type", request, response);
        copy("Content-Encoding", request, response);
        response.setHeader("Cache-Control", "private, no-store");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Each of them: a page that is compressed twice over says so twice. */
    private static void copy(String header, HttpServletRequest request, HttpServletResponse response) {
        Collections.list(request.getHeaders(header)).forEach(value -> response.addHeader(header, value));
    }
}
