package io.onlyyou.imaging;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a provider is asked.
 *
 * @param local whether it runs in this process, so that nothing is sent to anybody
 * @param order providers of a higher order are asked only where none of a lower one can be
 * @param share of the portraits, among providers of the same order; none at 0 as long as another can be asked
 * @param concurrency how many orders it works on at once, from all nodes
 * @param perMinute how many orders it takes a minute, from all nodes; 0 for any number
 * @param regions whose people it may be asked for, ISO 3166; empty for all
 * @param longest after which an order is surely over, one way or another
 * @param cost of one portrait, in whatever the operator counts
 * @param deletes whether it deletes when asked to
 * @param retention how long it says that it keeps what it is sent, in words, or null
 */
public record ProviderTerms(
        boolean local,
        int order,
        int share,
        int concurrency,
        int perMinute,
        Set<String> regions,
        Duration longest,
        BigDecimal cost,
        boolean deletes,
        @Nullable String retention) {

    /** Those of a model in this process: nothing is sent, and nothing counted. */
    public static final ProviderTerms LOCAL =
            new ProviderTerms(true, 0, 100, 1_000, 0, Set.of(), Duration.ofMinutes(5), BigDecimal.ZERO, false, null);

    /** Whether somebody of this region may be painted there; where regions are named, an unknown one is none of them. */
    public boolean serves(@Nullable String region) {
        return regions.isEmpty()
                || (region != null
                        && regions.stream().anyMatch(each -> region.equals(each) || region.startsWith(each + "-")));
    }
}
