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

    private static final Lane ASKED = Lane.ASKED;

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
        jobs.forEach(job -> taken.add(
                CompletableFuture.supplyAsync(() -> turns.take(provider, of(job)), Thread::startVirtualThread)));

        assertThat(taken.stream().filter(CompletableFuture::join).count()).isBetween(1L, 3L);
        long more = jobs.stream().filter(job -> turns.take(provider, of(job))).count();
        assertThat(more).as("those that hold one renew it").isEqualTo(3);
        turns.giveBack(jobs);
        assertThat(turns.take(provider, somebody())).isTrue();
    }

    @Test
    void aPlaceThatNobodyGivesBackIsFreeInTheEnd() {
        Provider provider = provider(1, 0);
        Applicant next = somebody();
        assertThat(turns.take(provider, somebody())).isTrue();
        assertThat(turns.take(provider, next)).isFalse();
        jdbc.sql("update provider_slot set held_until = now() - interval '1 second' where provider = :provider")
                .param("provider", provider.id())
                .update();
        assertThat(turns.take(provider, next)).isTrue();
    }

    @Test
    void fewerPlacesCountAtOnce() {
        String id = "shrinks-" + UUID.randomUUID();
        turns.take(provider(id, 2, 0), somebody());
        assertThat(turns.take(provider(id, 1, 0), somebody())).isFalse();
    }

    @Test
    void ordersComeNoFasterThanTheRate() {
        Provider provider = provider(100, 60);
        long now = IntStream.range(0, 20)
                .filter(order -> turns.take(provider, somebody()))
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
        assertThat(turns.take(local, somebody())).isTrue();
        assertThat(jdbc.sql("select count(*) from provider_slot where provider = 'local'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** As a worker does that comes back right after its last portrait was finished, before anybody else has looked. */
    @Test
    void whoHoldsFewerPlacesGoesFirstThoughOthersComeEarlier() {
        Provider provider = provider(2, 0);
        UUID busy = UUID.randomUUID();
        Applicant first = asks(busy, ASKED);
        Applicant second = asks(busy, ASKED);
        Applicant third = asks(busy, ASKED);
        assertThat(turns.take(provider, first)).isTrue();
        assertThat(turns.take(provider, second)).isTrue();
        assertThat(turns.take(provider, third)).isFalse();
        Applicant other = somebody();
        assertThat(turns.take(provider, other)).isFalse();

        turns.giveBack(first.job(), 1);

        assertThat(turns.take(provider, third)).isFalse();
        assertThat(turns.take(provider, other)).isTrue();
    }

    @Test
    void whatWasAskedForGoesBeforeWhatIsMadeAhead() {
        Provider provider = provider(1, 0);
        Applicant holder = somebody();
        assertThat(turns.take(provider, holder)).isTrue();
        Applicant ahead = asks(UUID.randomUUID(), Lane.AHEAD);
        Applicant asked = somebody();
        assertThat(turns.take(provider, ahead)).isFalse();
        assertThat(turns.take(provider, asked)).isFalse();

        turns.giveBack(List.of(holder.job()));

        assertThat(turns.take(provider, ahead)).isFalse();
        assertThat(turns.take(provider, asked)).isTrue();
    }

    @Test
    void whoDoesNotComeBackKeepsNobodyWaiting() {
        Provider provider = provider(1, 0);
        Applicant holder = somebody();
        assertThat(turns.take(provider, holder)).isTrue();
        Applicant gone = somebody();
        Applicant cancelled = somebody();
        assertThat(turns.take(provider, gone)).isFalse();
        assertThat(turns.take(provider, cancelled)).isFalse();
        Applicant next = somebody();
        assertThat(turns.take(provider, next)).isFalse();
        turns.giveBack(List.of(holder.job(), cancelled.job()));

        assertThat(turns.take(provider, next)).as("one is before it").isFalse();
        jdbc.sql("update provider_wait set seen_at = now() - interval '1 minute' where job = :job")
                .param("job", gone.job())
                .update();

        assertThat(turns.take(provider, next)).isTrue();
    }

    @Test
    void anEarlierClaimOfTheSameJobGivesNothingBack() {
        Provider provider = provider(1, 0);
        Applicant first = somebody();
        assertThat(turns.take(provider, first)).isTrue();
        assertThat(turns.take(provider, new Applicant(first.job(), 2, first.whose(), first.priority())))
                .isTrue();

        turns.giveBack(first.job(), 1);

        assertThat(turns.take(provider, somebody())).isFalse();
    }

    @Test
    void nobodyIsSentToOneThatAskedToBeLeftAlone() {
        Provider provider = provider(3, 0);
        turns.hush(provider.id(), Duration.ofMinutes(1));
        turns.hush(provider.id(), Duration.ofSeconds(1));
        Applicant one = somebody();
        assertThat(turns.take(provider, one)).isFalse();
        jdbc.sql("update provider_pace set quiet_until = now() where provider = :provider")
                .param("provider", provider.id())
                .update();
        assertThat(turns.take(provider, one)).isTrue();
    }

    private static Applicant somebody() {
        return asks(UUID.randomUUID(), ASKED);
    }

    private static Applicant of(UUID job) {
        return new Applicant(job, 1, job, ASKED.priority());
    }

    private static Applicant asks(UUID whose, Lane lane) {
        return new Applicant(UUID.randomUUID(), 1, whose, lane.priority());
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
