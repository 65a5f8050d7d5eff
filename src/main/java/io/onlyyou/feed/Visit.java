package io.onlyyou.feed;

import io.onlyyou.consent.Subject;
import io.onlyyou.splice.Placement;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A page that asks for a decision.
 *
 * @param pageKey what names this page of this visit, if anything
 * @param itemCount its own items
 * @param itemsSince own items passed since the last insertion before it, if known
 */
record Visit(Feed feed, Subject viewer, Optional<String> pageKey, int itemCount, OptionalInt itemsSince) {

    /** Every slot that the rule allows, were enough portraits ready. */
    Placement slots() {
        return feed.rule().placement().place(itemCount, itemsSince, feed.rule().perPage());
    }

    /** What the page is kept under: the caller's own key may say more than we want to know. */
    Optional<byte[]> pageHash() {
        return pageKey.map(key -> pageHash(feed, key));
    }

    static byte[] pageHash(Feed feed, String pageKey) {
        return Digests.sha256(("page\0" + feed.id() + "\0" + pageKey).getBytes(StandardCharsets.US_ASCII));
    }
}
