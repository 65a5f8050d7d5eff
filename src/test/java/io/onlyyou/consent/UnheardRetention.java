package io.onlyyou.consent;

import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** The sweep of an operator who wants it also where nobody hears the warning. */
final class UnheardRetention {

    private UnheardRetention() {}

    static IdlePeople of(ApplicationContext beans) {
        RetentionProperties unannounced =
                new RetentionProperties(Duration.ofDays(365), Duration.ofDays(14), true, Duration.ofDays(365));
        return new IdlePeople(
                beans.getBean(IdleRows.class),
                beans.getBean(DueRevocations.class),
                beans.getBean(Endings.class),
                new IdleWarnings(beans.getBean(PersonEvents.class), unannounced),
                new RetentionCalendar(unannounced),
                beans.getBean(PlatformTransactionManager.class));
    }
}
