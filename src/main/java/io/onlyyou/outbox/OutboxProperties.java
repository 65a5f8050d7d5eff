package io.onlyyou.outbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told, and how stubbornly.
 *
 * @param source the CloudEvents source of everything that we tell
 * @param keep what could not be delivered for so long is given up, because it names people
 * @param firstRetry how long to wait after the first failure; it doubles with each further one
 * @param longestRetry the longest wait between two attempts
 * @param webhooks receivers by a name of the operator's
 */
@Validated
@ConfigurationProperties("onlyyou.outbox")
public record OutboxProperties(
        @DefaultValue("/onlyyou") @NotNull URI source,
        @DefaultValue("P30D") @NotNull Duration keep,
        @DefaultValue("PT5S") @NotNull Duration firstRetry,
        @DefaultValue("PT1H") @NotNull Duration longestRetry,

        @DefaultValue
        Map<
                        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}", message = "is made of a-z, 0-9 and -") String,
                        @Valid WebhookProperties>
                webhooks) {

    @AssertTrue(message = "onlyyou.outbox.first-retry, longest-retry and keep must be positive and grow in this order")
    boolean isPatient() {
        return firstRetry.isPositive() && firstRetry.compareTo(longestRetry) <= 0 && longestRetry.compareTo(keep) < 0;
    }
}
