package io.onlyyou.consent;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what belongs to people is kept, in whole days.
 *
 * @param idle what belongs to people who have not been seen for so long is destroyed
 * @param warning how long before that the app is told
 * @param unannounced whether that is also done where no webhook is configured, so that nobody hears the warning
 * @param audit how long it is kept what administrators looked at and did, and which revocations of many they ordered
 */
@Validated
@ConfigurationProperties("onlyyou.retention")
public record RetentionProperties(
        @DefaultValue("P365D") @NotNull Duration idle,
        @DefaultValue("P14D") @NotNull Duration warning,
        @DefaultValue("false") boolean unannounced,
        @DefaultValue("P1095D") @NotNull Duration audit) {

    @AssertTrue(message = "onlyyou.retention.idle, warning and audit must be whole days, and idle longer than warning")
    boolean isWholeDays() {
        return isDays(idle) && isDays(warning) && isDays(audit) && idle.compareTo(warning) > 0;
    }

    private static boolean isDays(Duration duration) {
        return duration.isPositive() && duration.equals(Duration.ofDays(duration.toDays()));
    }
}
