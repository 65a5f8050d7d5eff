package io.onlyyou.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

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

    private static final int MOST_SEEN = 50;
    private static final int LONGEST_SEEN = 4096;

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

    /** Whether there is a person of that id; the service says {@code no-consent} of all others, and has nobody to ask. */
    boolean isOfSomebody() {
        return viewer != null
                && viewer.matches("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}"); // null from code without our checks
    }

    Optional<String> soundPageKey() {
        return pageKey.filter(key -> key.matches("[!-~]{1,128}"));
    }

    OptionalInt soundItemsSince() {
        return itemsSince.isPresent() && itemsSince.getAsInt() >= 0 ? itemsSince : OptionalInt.empty();
    }

    /** Empty where there is nothing to tell; never so long that the service would refuse the request for it. */
    Optional<String> soundSeen() {
        StringJoiner ids = new StringJoiner(",");
        seen.stream()
                .filter(id -> id.matches("[!-+\\--~]{1,256}")) // visible ASCII but the comma
                .limit(MOST_SEEN)
                .takeWhile(id -> ids.length() + id.length() < LONGEST_SEEN)
                .forEach(ids::add);
        return ids.length() == 0 ? Optional.empty() : Optional.of(ids.toString());
    }
}
