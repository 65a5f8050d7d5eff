package io.onlyyou.feed;

import io.onlyyou.splice.PlacementRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often and where a feed may be inserted into. All of it counts for one person in this one feed.
 *
 * @param topSlot smallest 0-based index that an inserted item may have
 * @param minGap own items between two inserted ones
 * @param perPage insertions in one page
 * @param perDay insertions in any 24 hours
 * @param minInterval between two insertions; not asked of the first one in an epoch, nor of a portrait the person asked for
 * @param showings how often one portrait is shown
 * @param holdoutPercent how many of a hundred people get nothing, for comparison; always the same ones
 * @param overflow what becomes of an insertion that a page has no room for
 */
record FeedRule(
        @DefaultValue("3") int topSlot,
        @DefaultValue("8") int minGap,
        @DefaultValue("1") int perPage,
        @DefaultValue("2") int perDay,
        @DefaultValue("PT4H") Duration minInterval,
        @DefaultValue("1") int showings,
        @DefaultValue("0") int holdoutPercent,
        @DefaultValue("on") Mode mode,
        @DefaultValue("skip") Overflow overflow) {

    /** Whether a decision is asked for, and whether it is carried out. */
    enum Mode {
        /** Every page goes back unchanged. */
        OFF,
        /** Decisions are made but neither kept nor carried out. */
        SHADOW,
        /** Decisions are carried out. */
        ON
    }

    /** What becomes of an insertion for which there is no slot in a page, or none left. */
    enum Overflow {
        /** It is left out, neither moved to a worse place nor made up for in a later page. */
        SKIP
    }

    private static final int VERSION_BYTES = 6;

    PlacementRule placement() {
        return new PlacementRule(topSlot, minGap, perPage);
    }

    /** Names these very settings, so that an insertion tells by which rule it came about. */
    String version() {
        byte[] digest = Digests.sha256(toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
    }

    boolean holdsOut(String feed, String viewer) {
        if (holdoutPercent == 0) {
            return false;
        }
        byte[] digest = Digests.sha256(("holdout\0" + feed + "\0" + viewer).getBytes(StandardCharsets.UTF_8));
        int drawn = Math.floorMod(ByteBuffer.wrap(digest).getInt(), 100);
        return drawn < holdoutPercent;
    }
}
