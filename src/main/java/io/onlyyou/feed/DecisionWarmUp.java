package io.onlyyou.feed;

import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides about nobody, in transactions that are rolled back: nobody's rows are seen in them, and none is written. */
@Component
class DecisionWarmUp implements WarmUpStep {

    private static final int ITEMS = 20;
    private static final long LIMIT_MILLIS = 1_000;

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
                .ifPresent(feed -> transactions.executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    decide(new Visit(feed, PageWarmUp.NOBODY, Optional.of("warm-up"), ITEMS, OptionalInt.empty()));
                }));
    }

    private void decide(Visit visit) {
        limits.lock(visit.viewer(), LIMIT_MILLIS);
        Person nobody = new Person(visit.viewer(), new PersonKey(UUID.randomUUID()), null, false, Instant.EPOCH);
        replays.find(visit, nobody);
        choices.choose(visit, nobody);
    }
}
