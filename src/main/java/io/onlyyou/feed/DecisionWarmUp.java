package io.onlyyou.feed;

import com.github.benmanes.caffeine.cache.Ticker;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides about nobody: nobody's rows are seen, and none is written. */
@Component
class DecisionWarmUp implements WarmUpStep {

    private static final int ITEMS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Feeds feeds;
    private final DecisionLimits limits;
    private final Replays replays;
    private final Choices choices;
    private final TransactionTemplate transactions;

    DecisionWarmUp(
            Feeds feeds, DecisionLimits limits, Replays replays, Choices choices, PlatformTransactionManager manager) {
        this.feeds = feeds;
        this.limits = limits;
        this.replays = replays;
        this.choices = choices;
        this.transactions = new TransactionTemplate(manager);
    }

    @Override
    public void run() {
        feeds.ids().stream()
                .findFirst()
                .map(feeds::get)
                .ifPresent(feed ->
                        decide(new Visit(feed, PageWarmUp.NOBODY, Optional.of("warm-up"), ITEMS, OptionalInt.empty())));
    }

    private void decide(Visit visit) {
        Ticker ticker = Ticker.systemTicker();
        choices.choose(visit, new Deadline(ticker.read() + LIMIT.toNanos(), ticker), () -> {});
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            limits.lock(visit.viewer(), LIMIT.toMillis());
            replays.find(visit, nobody(visit));
        });
    }

    private static Person nobody(Visit visit) {
        return new Person(visit.viewer(), new PersonKey(UUID.randomUUID()), null, false, Instant.EPOCH);
    }
}
