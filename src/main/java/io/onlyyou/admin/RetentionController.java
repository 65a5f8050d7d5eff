package io.onlyyou.admin;

import io.onlyyou.consent.LapseProperties;
import io.onlyyou.consent.RetentionProperties;
import io.onlyyou.outbox.OutboxProperties;
import io.onlyyou.portrait.JobHistoryProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells anybody how long what is kept: the schedule that this installation runs by. */
@RestController
@RequestMapping("/v1/policy/retention")
@Tag(name = "Policy")
class RetentionController {

    private static final String WITH_GENERATION =
            "until consent to generation ends, the person deletes it, the account is deleted, or the person is idle";
    private static final String WITH_ACCOUNT = "until the account is deleted, or the person is idle";
    private static final String WITHOUT_ID = "after the account is deleted without any link to the person's id";

    private final RetentionView view;

    RetentionController(
            RetentionProperties retention, LapseProperties lapses, OutboxProperties outbox, JobHistoryProperties jobs) {
        String audit = RetentionView.days(retention.audit());
        String undelivered = RetentionView.days(outbox.keep());
        String grace = RetentionView.days(lapses.lapseGrace());
        Duration validity = lapses.validity();
        this.view = new RetentionView(
                RetentionView.days(retention.idle()),
                RetentionView.days(retention.warning()),
                retention.unannounced() || !outbox.webhooks().isEmpty(),
                "day",
                audit,
                undelivered,
                validity == null ? null : RetentionView.days(validity),
                grace,
                List.of(
                        new RetentionView.Kept("selfies", WITH_GENERATION),
                        new RetentionView.Kept("portraits", WITH_GENERATION),
                        new RetentionView.Kept("keys of selfies and portraits", WITH_GENERATION),
                        new RetentionView.Kept(
                                "the same of a consent that has lapsed", "suspended for " + grace + ", then ended"),
                        new RetentionView.Kept(
                                "the person's own words for a portrait", "with that portrait, or generation"),
                        new RetentionView.Kept("a picture to be changed", "until it is, or generation ends"),
                        new RetentionView.Kept("what was asked for and made", WITH_ACCOUNT),
                        new RetentionView.Kept(
                                "how the making of it went",
                                RetentionView.days(jobs.retention()) + " after it was done, to the month"),
                        new RetentionView.Kept("where it was shown, and what the person said to it", WITH_ACCOUNT),
                        new RetentionView.Kept("the person's id", WITH_ACCOUNT),
                        new RetentionView.Kept("which events were taken, as keyed hashes", WITH_ACCOUNT),
                        new RetentionView.Kept("the day on which the person was last seen", WITH_ACCOUNT),
                        new RetentionView.Kept("the ledger of consents, and receipts", WITHOUT_ID),
                        new RetentionView.Kept("what outside providers were told to delete", WITHOUT_ID),
                        new RetentionView.Kept("that an account ended, and whether on hold", "as a keyed hash"),
                        new RetentionView.Kept(
                                "that an opt-in of before counted, which could otherwise count again",
                                "as a keyed hash"),
                        new RetentionView.Kept("events to the app", "until delivered, at most " + undelivered),
                        new RetentionView.Kept("looks and acts of administrators, orders to revoke many", audit)));
    }

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "The retention schedule as configured")
    RetentionView read() {
        return view;
    }
}
