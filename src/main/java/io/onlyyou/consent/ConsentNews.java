package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of every consent given and every consent ended, each in an event of its own. */
@Component
class ConsentNews {

    static final String GIVEN = "io.onlyyou.consent-given.v1";
    static final String ENDED = "io.onlyyou.consent-ended.v1";

    /** As long as feedback on an item is taken: what is older, no device shows any more. */
    static final Duration LATELY = Duration.ofDays(30);

    /**
     * @param receipt its path; absent where the account was deleted, since nothing is to lead from the id to the ledger
     * @param items what was put before the person lately on the strength of it, to be forgotten by the app
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Change(
            Purpose purpose,
            ConsentState state,
            long epoch,
            String assertedBy,
            @Nullable String receipt,
            @Nullable Boolean accountDeleted,
            @Nullable List<RecentItem> items) {}

    private final PersonEvents events;
    private final ObjectProvider<RecentItems> recentItems;

    ConsentNews(PersonEvents events, ObjectProvider<RecentItems> recentItems) {
        this.events = events;
        this.recentItems = recentItems;
    }

    void given(Person person, Grant grant, List<ConsentStatus> given, UUID receipt) {
        for (ConsentStatus status : given) {
            String by = grant.assertedBy().ledgerName();
            Change change = new Change(
                    status.purpose(),
                    ConsentState.GIVEN,
                    status.epoch(),
                    by,
                    Receipts.path(person.subject(), receipt),
                    null,
                    null);
            events.tell(person.subject(), GIVEN, grant.givenAt(), change);
        }
    }

    /** Before anything else of the ending is carried out: what was shown may be forgotten by then. */
    void ended(Person person, EndRequest request, List<ConsentStatus> ended, UUID receipt) {
        if (!events.areHeard()) {
            return;
        }
        Instant since = person.lockedAt().minus(LATELY);
        for (ConsentStatus status : ended) {
            List<RecentItem> items = recentItems
                    .orderedStream()
                    .flatMap(each -> each.restingOn(person.key(), status.purpose(), since).stream())
                    .toList();
            Change change = new Change(
                    status.purpose(),
                    status.state(),
                    status.epoch(),
                    request.actor().ledgerName(),
                    request.erase() ? null : Receipts.path(person.subject(), receipt),
                    request.erase(),
                    items);
            events.tell(person.subject(), ENDED, request.at(), change);
        }
    }
}
