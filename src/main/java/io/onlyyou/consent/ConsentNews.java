package io.onlyyou.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of every consent given, suspended and ended, each in an event of its own. */
@Component
class ConsentNews {

    static final String GIVEN = "io.onlyyou.consent-given.v1";
    static final String SUSPENDED = "io.onlyyou.consent-suspended.v1";
    static final String ENDED = "io.onlyyou.consent-ended.v1";

    /** As long as feedback on an item is taken: what is older, no device shows any more. */
    static final Duration LATELY = Duration.ofDays(30);

    /**
     * @param receipt its path; absent where the account was deleted, since nothing is to lead from the id to the ledger, and
     *     of a lapse, which is nobody's act
     * @param until when what is suspended ends
     * @param items what was put before the person lately on the strength of it, to be forgotten by the app
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Change(
            Purpose purpose,
            ConsentState state,
            long epoch,
            @Nullable String assertedBy,
            @Nullable String receipt,
            @Nullable Boolean accountDeleted,
            @Nullable Instant until,
            @Nullable List<RecentItem> items) {

        Change(ConsentStatus status, @Nullable String receipt) {
            this(status.purpose(), status.state(), status.epoch(), status.assertedBy(), receipt, null, null, null);
        }

        Change withItems(@Nullable Boolean deleted, @Nullable Instant end, List<RecentItem> shown) {
            return new Change(purpose, state, epoch, assertedBy, receipt, deleted, end, shown);
        }
    }

    private final PersonEvents events;
    private final ObjectProvider<RecentItems> recentItems;

    ConsentNews(PersonEvents events, ObjectProvider<RecentItems> recentItems) {
        this.events = events;
        this.recentItems = recentItems;
    }

    void given(Person person, Grant grant, List<ConsentStatus> given, UUID receipt) {
        String path = Receipts.path(person.subject(), receipt);
        String by = grant.assertedBy().ledgerName();
        for (ConsentStatus status : given) {
            Change change =
                    new Change(status.purpose(), ConsentState.GIVEN, status.epoch(), by, path, null, null, null);
            events.tell(person.subject(), GIVEN, grant.givenAt(), change);
        }
    }

    /** What has lapsed: it is not shown any more, and agreeing anew brings it back. */
    void suspended(Person person, List<ConsentStatus> suspended) {
        if (suspended.isEmpty() || !events.areHeard()) {
            return;
        }
        for (ConsentStatus status : suspended) {
            Change change = new Change(status, null).withItems(null, status.until(), items(person, status));
            events.tell(person.subject(), SUSPENDED, Objects.requireNonNull(status.since()), change);
        }
    }

    /** Before anything else of the ending is carried out: what was shown may be forgotten by then. */
    void ended(Person person, EndRequest request, List<ConsentStatus> ended, UUID receipt) {
        if (!events.areHeard()) {
            return;
        }
        String path = request.erase() ? null : Receipts.path(person.subject(), receipt);
        for (ConsentStatus status : ended) {
            Change change = new Change(status, path).withItems(request.erase(), null, items(person, status));
            events.tell(person.subject(), ENDED, request.at(), change);
        }
    }

    private List<RecentItem> items(Person person, ConsentStatus status) {
        Instant since = person.lockedAt().minus(LATELY);
        return recentItems
                .orderedStream()
                .flatMap(each -> each.restingOn(person.key(), status.purpose(), since).stream())
                .toList();
    }
}
