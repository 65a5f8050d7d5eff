package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.ProviderDeletions;
import io.onlyyou.consent.ProviderOutcome;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes how asking a provider for a deletion ended, and has the ledger say so once every order of that consent is settled with
 * that provider.
 */
@Component
class ErrandOutcomes {

    private static final String SETTLED = """
            select case when bool_or(state = 'requested') then null
                        when bool_or(state = 'given-up') then 'given-up' else 'done' end
            from provider_errand
            where person_key = :person and kind = 'delete' and provider = :provider and generation_epoch = :epoch""";

    private final JdbcClient jdbc;
    private final ProviderDeletions deletions;
    private final Clock clock;

    ErrandOutcomes(JdbcClient jdbc, ProviderDeletions deletions, Clock clock) {
        this.jdbc = jdbc;
        this.deletions = deletions;
        this.clock = clock;
    }

    /**
     * @param epoch the epoch of generation that the order was placed under
     * @param state in which it has come to its end
     */
    void finished(ErrandTicket ticket, String provider, long epoch, ErrandState state) {
        deletions.settle(new PersonKey(ticket.person()), epoch, () -> {
            finish(ticket, state);
            return settled(ticket, provider, epoch);
        });
    }

    private void finish(ErrandTicket ticket, ErrandState state) {
        jdbc.sql("""
                update provider_errand set state = :state, attempt = attempt + 1, finished_at = :now
                where person_key = :person and id = :id and state = 'requested'""")
                .param("state", state.wire())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", ticket.person())
                .param("id", ticket.errand())
                .update();
    }

    private Optional<ProviderOutcome> settled(ErrandTicket ticket, String provider, long epoch) {
        return jdbc.sql(SETTLED)
                .param("person", ticket.person())
                .param("provider", provider)
                .param("epoch", epoch)
                .query((row, number) -> Optional.ofNullable(row.getString(1)).map(ErrandState::of))
                .single()
                .map(state -> new ProviderOutcome(
                        provider,
                        state == ErrandState.DONE ? ProviderOutcome.State.CONFIRMED : ProviderOutcome.State.FAILED));
    }
}
