package io.onlyyou;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What stands beside {@code spring.datasource}, which serves one person at a time.
 *
 * @param operate who sweeps and lists across people
 * @param operateConnections at most so many at once for that
 * @param endingConnections kept for endings of consent, so that they wait for nothing else
 * @param endingLockTimeout how long an ending waits for somebody else's lock on the person's row
 */
@Validated
@ConfigurationProperties("onlyyou.database")
record DatabaseProperties(
        @Nullable OperateLogin operate,
        @DefaultValue("4") @Min(1) int operateConnections,
        @DefaultValue("4") @Min(1) int endingConnections,
        @DefaultValue("3s") @NotNull Duration endingLockTimeout) {}
