package io.onlyyou.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onlyyou.consent.ConsentState;
import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one consent stands; {@code receipt} is the path of its receipt, as the person's side has it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ConsentView(
        Purpose purpose,
        ConsentState state,
        long epoch,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable NoticeRef notice,
        @Nullable String assertedBy,
        @Nullable String receipt) {

    static ConsentView of(Subject subject, ConsentStatus status) {
        UUID receipt = status.receipt();
        return new ConsentView(
                status.purpose(),
                status.state(),
                status.epoch(),
                status.since(),
                status.until(),
                status.notice(),
                status.assertedBy(),
                receipt == null ? null : "/v1/subjects/" + subject.value() + "/receipts/" + receipt);
    }
}
