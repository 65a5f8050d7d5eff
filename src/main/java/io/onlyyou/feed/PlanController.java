package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.IdGenerator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what a splice would insert where, for callers that put it into the page themselves. */
@RestController
class PlanController {

    private final Feeds feeds;
    private final Plans plans;
    private final FeedMeters meters;
    private final Ticker ticker;
    private final IdGenerator ids;

    PlanController(Feeds feeds, Plans plans, FeedMeters meters, Ticker ticker, IdGenerator ids) {
        this.feeds = feeds;
        this.plans = plans;
        this.meters = meters;
        this.ticker = ticker;
        this.ids = ids;
    }

    @Operation(
            operationId = "planPage",
            summary = "Say what a splice would insert into a page, without the page",
            description = "The same decision: a plan and a splice of the same page key replay each other. A position is"
                    + " an index into the finished page, so inserting in the order of the list is right.")
    @Parameter(
            name = "Onlyyou-Deadline-Ms",
            in = ParameterIn.HEADER,
            description = "The caller's budget, 150 if absent")
    @PostMapping("/v1/feeds/{feed}/viewers/{viewer}/plan")
    ResponseEntity<PlanView> plan(
            @PathVariable String feed,
            @PathVariable String viewer,
            @Valid @RequestBody PlanRequest plan,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        long arrivedAt = Arrival.of(request, ticker);
        Deadline deadline = Deadline.within(new PageHeaders(request).budget(), arrivedAt, ticker);
        Feed served = feeds.get(feed);
        Plan planned = plans.plan(served, viewer, plan, deadline);
        long nanos = ticker.read() - arrivedAt;
        if (!Rehearsal.is(request)) {
            count(served, planned, nanos);
        }
        return ResponseEntity.ok()
                .header(ServerTiming.HEADER, ServerTiming.total(nanos))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(PlanView.of(requestId(response), planned));
    }

    private void count(Feed feed, Plan planned, long nanos) {
        switch (planned) {
            case Plan.Inserting inserting ->
                meters.injected(feed, Call.PLAN, inserting.insertions().size(), nanos);
            case Plan.Leaving leaving -> meters.unchanged(feed, Call.PLAN, leaving.reason(), nanos);
        }
    }

    /** The one that the answer's header has, unless nothing has set it yet. */
    private String requestId(HttpServletResponse response) {
        if (!response.containsHeader(SpliceController.REQUEST_ID)) {
            response.setHeader(SpliceController.REQUEST_ID, ids.generateId().toString());
        }
        return Objects.requireNonNull(response.getHeader(SpliceController.REQUEST_ID));
    }
}
