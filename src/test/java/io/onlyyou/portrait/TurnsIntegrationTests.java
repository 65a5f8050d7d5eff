package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.ProviderTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places and rates, which all nodes keep together because the database does. */
@PortraitRoomTest
class TurnsIntegrationTests {

    @Autowired
    private Turns turns;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Test
    void asManyWorkAtOnceAsThereArePlacesAndNoMore() {
        Provider provider = provider(3, 0);
        List<UUID> jobs =
                IntStream.range(0, 20).mapToObj(job -> UUID.randomUUID()).toList();

        List<CompletableFuture<Boolean>> taken = new ArrayList<>();
        jobs.forEach(job ->
                taken.add(CompletableFuture.supplyAsync(() -> turns.take(provider, job), Thread::startVirtualThread)));

        assertThat(taken.stream().filter(CompletableFuture::join).count()).isBetween(1L, 3L);
        long more = jobs.stream().filter(job -> turns.take(provider, job)).count();
        assertThat(more).as("those that hold one renew it").isEqualTo(3);
        turns.giveBack(jobs);
        assertThat(turns.take(provider, UUID.randomUUID())).isTrue();
    }

    @Test
    void aPlaceThatNobodyGivesBackIsFreeInTheEnd() {
        Provider provider = provider(1, 0);
        assertThat(turns.take(provider, UUID.randomUUID())).isTrue();
        assertThat(turns.take(provider, UUID.randomUUID())).isFalse();
        jdbc.sql("update provider_slot set held_until = now() - interval '1 second' where provider = :provider")
                .param("provider", provider.id())
                .update();
        assertThat(turns.take(provider, UUID.randomUUID())).isTrue();
    }

    @Test
    void fewerPlacesCountAtOnce() {
        String id = "shrinks-" + UUID.randomUUID();
        turns.take(provider(id, 2, 0), UUID.randomUUID());
        assertThat(turns.take(provider(id, 1, 0), UUID.randomUUID())).isFalse();
    }

    @Test
    void ordersComeNoFasterThanTheRate() {
        Provider provider = provider(100, 60);
        long now = IntStream.range(0, 20)
                .filter(order -> turns.take(provider, UUID.randomUUID()))
                .count();
        assertThat(now)
                .as("five seconds' worth at once, and what passed meanwhile")
                .isBetween(5L, 15L);
        assertThat(jdbc.sql("select count(*) from provider_slot where provider = :provider and held_until > now()")
                        .param("provider", provider.id())
                        .query(Long.class)
                        .single())
                .as("a place is not held for one that came too soon")
                .isEqualTo(now);
    }

    @Test
    void thePainterNeedsNone() {
        Provider local = new Provider("local", new FakeImageModel(), ProviderTerms.LOCAL, null);
        assertThat(turns.take(local, UUID.randomUUID())).isTrue();
        assertThat(jdbc.sql("select count(*) from provider_slot where provider = 'local'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Provider provider(int concurrency, int perMinute) {
        return provider("provider-" + UUID.randomUUID(), concurrency, perMinute);
    }

    private static Provider provider(String id, int concurrency, int perMinute) {
        ProviderTerms terms = new ProviderTerms(
                false, 0, 100, concurrency, perMinute, Set.of(), Duration.ofMinutes(5), BigDecimal.ZERO, false, null);
        return new Provider(id, new FakeOrders(id), terms, null);
    }
}
