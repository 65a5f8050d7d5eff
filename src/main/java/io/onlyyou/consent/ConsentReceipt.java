package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was agreed to, when, how and at whose word. */
record ConsentReceipt(
        UUID id,
        Subject subject,
        String actor,
        Instant at,
        List<ConsentSummary> consents,
        NoticeRef notice,
        String collectionMethod,
        String region,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Release release,
        SelfieAssurance selfieAssurance) {

    static ConsentReceipt of(UUID id, Person person, Grant grant, List<ConsentStatus> consents) {
        return new ConsentReceipt(
                id,
                person.subject(),
                grant.assertedBy().ledgerName(),
                grant.givenAt(),
                consents.stream().map(ConsentSummary::of).toList(),
                grant.notice(),
                grant.collectionMethod(),
                grant.region(),
                grant.release(),
                grant.selfieAssurance());
    }
}
