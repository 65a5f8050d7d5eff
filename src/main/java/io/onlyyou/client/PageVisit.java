package io.onlyyou.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who looks at a page, and what the feed knows of the visit. Nothing here is refused: what has not the form that the
 * service asks for counts as absent, since a page must not fail for it.
 *
 * @param viewer the person's id, as in the onboarding event
 * @param pageKey names this page of this visit: asked again, it gets the same insertions
 * @param itemsSince own items that the person has passed since the last insertion before this page
 * @param seen ids of inserted items that the person has since seen; told with {@link FeedClient#splice} only
 */
public record PageVisit(String viewer, Optional<String> pageKey, OptionalInt itemsSince, List<String> seen) {

    public PageVisit {
        seen = List.copyOf(seen);
    }

    public static PageVisit of(String viewer) {
        return new PageVisit(viewer, Optional.empty(), OptionalInt.empty(), List.of());
    }

    public PageVisit withPageKey(String key) {
        return new PageVisit(viewer, Optional.of(key), itemsSince, seen);
    }

    public PageVisit withItemsSince(int items) {
        return new PageVisit(viewer, pageKey, OptionalInt.of(items), seen);
    }

    public PageVisit withSeen(List<String> itemIds) {
        return new PageVisit(viewer, pageKey, itemsSince, itemIds);
    }

    Optional<String> soundPageKey() {
        return pageKey.filter(key -> key.matches("[!-~]{1,128}"));
    }

    OptionalInt soundItemsSince() {
        return itemsSince.isPresent() && itemsSince.getAsInt() >= 0 ? itemsSince : OptionalInt.empty();
    }

    /** Empty where there is nothing to tell. */
    Optional<String> soundSeen() {
        List<String> ids = seen.stream()
                .filter(id -> id.matches("[A-Za-z0-9:._-]{1,128}"))
                .limit(50)
                .toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(",", ids));
    }
}
