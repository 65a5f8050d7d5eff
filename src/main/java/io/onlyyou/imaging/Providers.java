package io.onlyyou.imaging;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who can be asked for portraits, and who is to be asked first.
 *
 * <p>Nobody is asked who is turned off by a switch, or paused because of errors that piled up.
 */
public final class Providers {

    private final List<Provider> providers;
    private final Map<String, Breaker> breakers = new HashMap<>();
    private final Predicate<String> switches;

    /**
     * Watches each of them from now on.
     *
     * @param switches whether the one of that id is turned on
     */
    public Providers(List<Provider> providers, Predicate<String> switches, Clock clock) {
        this.switches = switches;
        this.providers = providers.stream()
                .map(provider -> watched(provider, new Breaker(provider.id(), clock)))
                .toList();
    }

    private Provider watched(Provider provider, Breaker breaker) {
        breakers.put(provider.id(), breaker);
        return new Provider(
                provider.id(), new WatchedModel(provider.model(), breaker), provider.terms(), provider.webhooks());
    }

    /** Every one of them. */
    public List<Provider> all() {
        return providers;
    }

    /** The one of that id, whether or not it may be asked now. */
    public Optional<Provider> find(String id) {
        return providers.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** Whether anybody may be asked now. */
    public boolean anyIsOn() {
        return providers.stream().anyMatch(this::isOn);
    }

    /** Whether it is neither turned off nor paused now. */
    public boolean isOn(Provider provider) {
        Breaker breaker = breakers.get(provider.id());
        return switches.test(provider.id()) && breaker != null && breaker.isClosed();
    }

    /**
     * Those who may be asked now, in the order in which to ask them: by their order, and within one by lot, with the chances
     * that their shares give. One who has just failed comes after the others.
     *
     * @param lot the same gives the same
     */
    public List<Provider> inTurn(Predicate<Provider> allowed, long lot, @Nullable String failed) {
        SplittableRandom random = new SplittableRandom(lot);
        Map<String, Double> draws = new HashMap<>();
        providers.forEach(provider -> draws.put(provider.id(), draw(provider, random)));
        return providers.stream()
                .filter(this::isOn)
                .filter(allowed)
                .sorted(Comparator.comparing(
                                (Provider provider) -> provider.id().equals(failed))
                        .thenComparingInt(provider -> provider.terms().order())
                        .thenComparingDouble(provider -> draws.getOrDefault(provider.id(), 0.0)))
                .toList();
    }

    /** Exponential with the share as its rate: the smallest is each one's with the probability of its share. */
    private static double draw(Provider provider, SplittableRandom random) {
        double uniform = 1 - random.nextDouble();
        int share = provider.terms().share();
        return share == 0 ? Double.POSITIVE_INFINITY : -Math.log(uniform) / share;
    }
}
