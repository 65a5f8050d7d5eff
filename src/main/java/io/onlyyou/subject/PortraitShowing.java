package io.onlyyou.subject;

import java.time.Instant;

/** Where and when a portrait was put before the person's eyes. */
record PortraitShowing(String feed, Instant at) {}
