package io.onlyyou.portrait;

import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Providers;
import io.onlyyou.imaging.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a provider what an errand is about, until it says that it has heard, or has been told often enough. */
@Component
class ErrandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandRunner.class);
    private static final int MOST_ATTEMPTS = 12;

    private record Errand(
            ErrandKind kind,
            String provider,
            Sent sent,
            @Nullable Long epoch,
            int attempt) {}

    private final JdbcClient jdbc;
    private final Providers providers;
    private final Commissions commissions;
    private final Backoff backoff;
    private final ErrandOutcomes outcomes;
    private final Clock clock;

    ErrandRunner(
            @Qualifier("operate") JdbcClient jdbc,
            Providers providers,
            Commissions commissions,
            Backoff backoff,
            ErrandOutcomes outcomes,
            Clock clock) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.commissions = commissions;
        this.backoff = backoff;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** How long to wait before it is told again; empty where it need not be. */
    Optional<Duration> run(ErrandTicket ticket) {
        Errand errand = find(ticket).orElse(null);
        if (errand == null) {
            return Optional.empty();
        }
        Optional<Provider> provider =
                providers.find(errand.provider()).filter(known -> errand.attempt() < MOST_ATTEMPTS);
        if (provider.isPresent() && !commissions.mayCall(provider.get())) {
            return Optional.of(backoff.whileBusy());
        }
        if (provider.isPresent() && tell(provider.get(), errand)) {
            finish(ticket, errand, ErrandState.DONE);
            return Optional.empty();
        }
        if (provider.isEmpty() || errand.attempt() + 1 >= MOST_ATTEMPTS) {
            LOG.warn(
                    "Provider {} could not be told to {} an order",
                    errand.provider(),
                    errand.kind().wire());
            finish(ticket, errand, ErrandState.GIVEN_UP);
            return Optional.empty();
        }
        note(ticket, ErrandState.REQUESTED);
        return Optional.of(backoff.afterFailure(errand.attempt() + 1));
    }

    /**
     * Counts an attempt whose worker died of it, or with it: one that kills workers is given up like any other. One that had been
     * settled stays so.
     */
    void died(ErrandTicket ticket) {
        note(ticket, ErrandState.REQUESTED);
    }

    private void finish(ErrandTicket ticket, Errand errand, ErrandState state) {
        Long epoch = errand.epoch();
        if (epoch == null) {
            note(ticket, state);
        } else {
            outcomes.finished(ticket, errand.provider(), epoch, state);
        }
    }

    private boolean tell(Provider provider, Errand errand) {
        try {
            return switch (errand.kind()) {
                case CANCEL -> provider.model().cancel(errand.sent());
                case DELETE -> provider.model().delete(errand.sent());
            };
        } finally {
            commissions.hasCalled(provider);
        }
    }

    private Optional<Errand> find(ErrandTicket ticket) {
        return jdbc.sql("""
                select kind, provider, reference, sent_at, generation_epoch, attempt from provider_errand
                where person_key = :person and id = :id and state = 'requested'""")
                .param("person", ticket.person())
                .param("id", ticket.errand())
                .query((row, number) -> new Errand(
                        ErrandKind.of(row.getString("kind")),
                        row.getString("provider"),
                        new Sent(
                                row.getString("reference"),
                                row.getObject("sent_at", OffsetDateTime.class).toInstant()),
                        row.getObject("generation_epoch", Long.class),
                        row.getInt("attempt")))
                .optional();
    }

    private void note(ErrandTicket ticket, ErrandState state) {
        jdbc.sql("""
                update provider_errand set state = :state, attempt = attempt + 1,
                    finished_at = case when :finished then cast(:now as timestamptz) end
                where person_key = :person and id = :id and state = 'requested'""")
                .param("state", state.wire())
                .param("finished", state != ErrandState.REQUESTED)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", ticket.person())
                .param("id", ticket.errand())
                .update();
    }
}
