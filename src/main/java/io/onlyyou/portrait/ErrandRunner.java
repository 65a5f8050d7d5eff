package io.onlyyou.portrait;

import io.onlyyou.imaging.ImageModel;
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
            String kind,
            String provider,
            Sent sent,
            @Nullable Long epoch,
            int attempt) {}

    private final JdbcClient jdbc;
    private final Providers providers;
    private final Backoff backoff;
    private final ErrandOutcomes outcomes;
    private final Clock clock;

    ErrandRunner(
            @Qualifier("operate") JdbcClient jdbc,
            Providers providers,
            Backoff backoff,
            ErrandOutcomes outcomes,
            Clock clock) {
        this.jdbc = jdbc;
        this.providers = providers;
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
        Optional<ImageModel> model = providers
                .find(errand.provider())
                .filter(provider -> errand.attempt() < MOST_ATTEMPTS)
                .map(Provider::model);
        if (model.isPresent() && tell(model.get(), errand)) {
            finish(ticket, errand, "done");
            return Optional.empty();
        }
        if (model.isEmpty() || errand.attempt() + 1 >= MOST_ATTEMPTS) {
            LOG.warn("Provider {} could not be told to {} an order", errand.provider(), errand.kind());
            finish(ticket, errand, "given-up");
            return Optional.empty();
        }
        note(ticket, "requested");
        return Optional.of(backoff.afterFailure(errand.attempt() + 1));
    }

    /**
     * Counts an attempt whose worker died of it, or with it: one that kills workers is given up like any other. One that had been
     * settled stays so.
     */
    void died(ErrandTicket ticket) {
        note(ticket, "requested");
    }

    private void finish(ErrandTicket ticket, Errand errand, String state) {
        Long epoch = errand.epoch();
        if (epoch == null) {
            note(ticket, state);
        } else {
            outcomes.finished(ticket, errand.provider(), epoch, state);
        }
    }

    private static boolean tell(ImageModel model, Errand errand) {
        return errand.kind().equals("cancel") ? model.cancel(errand.sent()) : model.delete(errand.sent());
    }

    private Optional<Errand> find(ErrandTicket ticket) {
        return jdbc.sql("""
                select kind, provider, reference, sent_at, generation_epoch, attempt from provider_errand
                where person_key = :person and id = :id and state = 'requested'""")
                .param("person", ticket.person())
                .param("id", ticket.errand())
                .query((row, number) -> new Errand(
                        row.getString("kind"),
                        row.getString("provider"),
                        new Sent(
                                row.getString("reference"),
                                row.getObject("sent_at", OffsetDateTime.class).toInstant()),
                        row.getObject("generation_epoch", Long.class),
                        row.getInt("attempt")))
                .optional();
    }

    private void note(ErrandTicket ticket, String state) {
        jdbc.sql("""
                update provider_errand set state = :state, attempt = attempt + 1,
                    finished_at = case when :finished then cast(:now as timestamptz) end
                where person_key = :person and id = :id and state = 'requested'""")
                .param("state", state)
                .param("finished", !state.equals("requested"))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", ticket.person())
                .param("id", ticket.errand())
                .update();
    }
}
