package io.onlyyou.consent;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Turns the retention schedule into days, in UTC. */
@Component
class RetentionCalendar {

    /**
     * What a day means.
     *
     * @param idleSince whoever was not seen after it has been away long enough
     * @param warnSince whoever was not seen after it is to be warned
     * @param warnedSince whoever was warned after it has not had time enough
     */
    record Day(LocalDate today, LocalDate idleSince, LocalDate warnSince, LocalDate warnedSince) {

        /** The first day on which it can happen to somebody who is warned today. */
        LocalDate destroyedOn(LocalDate seenOn) {
            LocalDate idle = seenOn.plusDays(today.toEpochDay() - idleSince.toEpochDay());
            LocalDate warned = today.plusDays(today.toEpochDay() - warnedSince.toEpochDay());
            return idle.isAfter(warned) ? idle : warned;
        }
    }

    private final RetentionProperties properties;

    RetentionCalendar(RetentionProperties properties) {
        this.properties = properties;
    }

    Day on(LocalDate today) {
        long idle = properties.idle().toDays();
        long warning = properties.warning().toDays();
        return new Day(today, today.minusDays(idle), today.minusDays(idle - warning), today.minusDays(warning));
    }
}
