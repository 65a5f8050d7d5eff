package io.onlyyou.imaging;

import io.onlyyou.imaging.wire.WireLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a provider is waited for, and how much is taken from it.
 *
 * @param connectTimeout until there is a connection, TLS included
 * @param firstByteTimeout between two signs of life, so also until the answer begins
 * @param totalTimeout of one call, whatever happens
 * @param orderTimeout of an order that is asked about until it is finished
 * @param maxAnswer bytes of one answer
 */
record WireSettings(
        @DefaultValue("PT5S") Duration connectTimeout,
        @DefaultValue("PT2M") Duration firstByteTimeout,
        @DefaultValue("PT3M") Duration totalTimeout,
        @DefaultValue("PT10M") Duration orderTimeout,
        @DefaultValue("40MB") DataSize maxAnswer) {

    WireLimits limits() {
        return new WireLimits(connectTimeout, firstByteTimeout, totalTimeout, maxAnswer.toBytes());
    }
}
