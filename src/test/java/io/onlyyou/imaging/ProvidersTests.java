package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.kit.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvidersTests {

    private static final int DRAWS = 2000;

    private final MovableClock clock = new MovableClock();
    private final Set<String> off = new HashSet<>();

    @Test
    void asksInOrderAndByShareWithinOne() {
        Providers providers = providers(
                provider("second", 1, 100), provider("small", 0, 25), provider("large", 0, 75), provider("last", 0, 0));
        Map<String, Integer> first = new HashMap<>();
        for (long lot = 0; lot < DRAWS; lot++) {
            List<String> turn = inTurn(providers, lot, null);
            first.merge(turn.getFirst(), 1, Integer::sum);
            assertThat(turn).endsWith("last", "second").hasSize(4);
        }
        assertThat(first).containsOnlyKeys("small", "large");
        assertThat(first.get("large")).isBetween((int) (DRAWS * 0.70), (int) (DRAWS * 0.80));
        assertThat(inTurn(providers, 7, null)).isEqualTo(inTurn(providers, 7, null));
    }

    @Test
    void fallsBackFromOneThatHasJustFailed() {
        Providers providers = providers(provider("one", 0, 100), provider("two", 1, 100));
        assertThat(inTurn(providers, 1, "one")).containsExactly("two", "one");
        assertThat(inTurn(providers, 1, "two")).containsExactly("one", "two");
    }

    @Test
    void leavesOutThoseTurnedOffOrNotAllowed() {
        Providers providers = providers(provider("one", 0, 100), provider("two", 1, 100));
        off.add("one");
        assertThat(inTurn(providers, 1, null)).containsExactly("two");
        assertThat(providers.anyIsOn()).isTrue();
        off.add("two");
        assertThat(providers.anyIsOn()).isFalse();
        off.clear();
        assertThat(providers.inTurn(provider -> provider.id().equals("two"), 1, null))
                .hasSize(1);
    }

    @Test
    void pausesOneWhoseErrorsPileUpAndLooksAgainLater() {
        Scripted model = new Scripted();
        Providers providers = providers(new Provider("one", model, terms(0, 100), null), provider("two", 1, 100));
        Provider one = providers.find("one").orElseThrow();
        model.result = new ImageResult.Failed("broken");
        for (int failure = 0; failure < 4; failure++) {
            one.model().resume(new Sent("x", clock.instant()));
            assertThat(inTurn(providers, 1, null)).first().isEqualTo("one");
        }
        one.model().resume(new Sent("x", clock.instant()));
        assertThat(inTurn(providers, 1, null)).containsExactly("two");

        clock.pass(Duration.ofSeconds(31));
        assertThat(providers.isOn(one)).isTrue();
        one.model().resume(new Sent("x", clock.instant()));
        clock.pass(Duration.ofSeconds(31));
        assertThat(providers.isOn(one)).as("paused for twice as long").isFalse();

        clock.pass(Duration.ofSeconds(30));
        model.result = new ImageResult.Refused("a refusal is an answer");
        one.model().resume(new Sent("x", clock.instant()));
        model.result = new ImageResult.Failed("broken");
        one.model().resume(new Sent("x", clock.instant()));
        assertThat(providers.isOn(one)).isTrue();
    }

    @Test
    void pausesAtOnceOneThatIsWronglySetUp() {
        Scripted model = new Scripted();
        Providers providers = providers(new Provider("one", model, terms(0, 100), null));
        model.result = new ImageResult.Misconfigured("no key");
        providers.find("one").orElseThrow().model().resume(new Sent("x", clock.instant()));
        assertThat(providers.anyIsOn()).isFalse();
    }

    @Test
    void beingBusyOrAtItIsNoError() {
        Scripted model = new Scripted();
        Providers providers = providers(new Provider("one", model, terms(0, 100), null));
        Provider one = providers.find("one").orElseThrow();
        for (ImageResult result : List.of(
                new ImageResult.RetryAfter(Duration.ZERO, "busy"),
                new ImageResult.Pending("x", Duration.ZERO),
                new ImageResult.Impossible("too large"))) {
            model.result = result;
            for (int time = 0; time < 10; time++) {
                one.model().resume(new Sent("x", clock.instant()));
            }
        }
        assertThat(providers.isOn(one)).isTrue();
    }

    private Providers providers(Provider... all) {
        return new Providers(List.of(all), id -> !off.contains(id), clock);
    }

    private static List<String> inTurn(Providers providers, long lot, @Nullable String failed) {
        return providers.inTurn(provider -> true, lot, failed).stream()
                .map(Provider::id)
                .toList();
    }

    private static Provider provider(String id, int order, int share) {
        return new Provider(id, new Scripted(), terms(order, share), null);
    }

    private static ProviderTerms terms(int order, int share) {
        return new ProviderTerms(
                false, order, share, 1, 0, Set.of(), Duration.ofMinutes(1), BigDecimal.ZERO, false, null);
    }

    private static final class Scripted implements ImageModel {

        private ImageResult result = new ImageResult.Refused("");

        @Override
        public ModelInfo info() {
            return new ModelInfo("scripted", "m", "1");
        }

        @Override
        public ImageResult paint(ImageRequest request) {
            return result;
        }

        @Override
        public ImageResult resume(Sent sent) {
            return result;
        }
    }
}
