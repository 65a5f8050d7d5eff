package io.onlyyou.feed;

import java.time.Instant;
import java.util.UUID;

/** What the feed needs to know of a portrait, without its bytes. */
record ShownPortrait(UUID id, String scenario, String caption, String alt, int width, int height, Instant madeAt) {

    static final String MEDIA_TYPE = "image/jpeg";
}
