package io.onlyyou.consent;

import java.time.Instant;

/** A written release that the person has signed electronically, where the region asks for one. */
public record Release(String id, Instant signedAt) {}
