package io.onlyyou.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * One portrait put into one page, as it is kept.
 *
 * @param ownIndex the number of the own item it precedes, from 0 in the page as it came
 * @param surfaceEpoch the epoch of the surface's consent that it was decided under
 * @param generationEpoch the epoch of the consent to generation that it was decided under
 */
record Insertion(
        UUID id, int ownIndex, long surfaceEpoch, long generationEpoch, Instant decidedAt, ShownPortrait portrait) {}
