package io.onlyyou.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * One time that a portrait was put into a page.
 *
 * @param purpose the consent that allowed it, {@code feed} or {@code stories}
 * @param epoch of that consent
 * @param ruleVersion the rule that placed it
 */
public record ShownUse(
        UUID id, Instant at, UUID portrait, String feed, String purpose, long epoch, String ruleVersion) {}
