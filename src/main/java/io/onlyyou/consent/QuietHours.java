package io.onlyyou.consent;

import java.time.LocalTime;

/**
 * A part of every day, by the clocks of one zone.
 *
 * @param to when it is over; not later than {@code from} means on the next day, and equal to it the whole day
 * @param zone one of {@link Zones}
 */
public record QuietHours(LocalTime from, LocalTime to, String zone) {}
