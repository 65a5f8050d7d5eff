package io.onlyyou.client;

import java.time.Duration;

/**
 * One finished call, for the caller's metrics; nothing personal.
 *
 * @param call {@code splice} or {@code plan}
 * @param took what it has added to the page's way
 */
public record CallReport(String call, CallOutcome outcome, Duration took) {}
