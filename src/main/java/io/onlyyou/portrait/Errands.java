package io.onlyyou.portrait;

import io.onlyyou.consent.DeletionReceipt.ProviderDeletion;
import io.onlyyou.consent.Ending;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.Provider;
import io.onlyyou.imaging.Providers;
import io.onlyyou.imaging.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/**
 * What outside providers are to be told once nobody waits for an order, or a person's consent has ended: written down in the
 * ending's own transaction, carried out after it.
 */
@Repository
class Errands {

    private record Sending(String provider, Sent sent, long epoch) {}

    private static final String UNDER_WAY = """
            select provider, provider_ref as reference, sent_at, generation_epoch from portrait_job
            where person_key = :person and id in (:jobs) and sending_id is not null and provider_ref is not null""";

    private static final String SENDINGS = """
            select provider, coalesce(reference, '') as reference, sent_at, generation_epoch from sending
            where person_key = :person
                and generation_epoch = (
                    select epoch - 1 from consent where person_key = :person and purpose = 'generation')
            order by sent_at""";

    private static final String NOTE = """
            insert into provider_errand (person_key, id, provider, reference, sent_at, kind, generation_epoch, state,
                created_at)
            values (:person, :id, :provider, :reference, :sentAt, :kind, :epoch, 'requested', :now)""";

    private final JdbcClient jdbc;
    private final Providers providers;
    private final JobQueue queue;
    private final Orders orders;
    private final IdGenerator ids;
    private final Clock clock;

    Errands(JdbcClient jdbc, Providers providers, JobQueue queue, Orders orders, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.queue = queue;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
    }

    /** A provider has taken an order. Where nobody waits for it any more by now, neither this claim nor a later one, it is told so. */
    @Transactional
    public void ordered(Claim claim, Order order, boolean awaited) {
        UUID sending = order.sending();
        if (sending == null) {
            return;
        }
        if (awaited) {
            orders.named(claim.person(), sending, order.sent().reference());
        } else if (!orders.namedLate(claim.person(), sending, order.sent().reference())) {
            Sending late =
                    new Sending(order.provider(), order.sent(), claim.epochs().generation());
            note(claim.person().value(), ErrandKind.CANCEL, late);
            providers
                    .find(late.provider())
                    .filter(provider -> provider.terms().deletes())
                    .ifPresent(provider -> note(claim.person().value(), ErrandKind.DELETE, late));
        }
    }

    /** Orders of these jobs are not waited for any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(UUID person, List<UUID> jobs) {
        if (!jobs.isEmpty()) {
            jdbc.sql(UNDER_WAY)
                    .param("person", person)
                    .param("jobs", jobs)
                    .query((row, number) -> sending(row))
                    .list()
                    .forEach(sending -> note(person, ErrandKind.CANCEL, sending));
        }
    }

    /**
     * Asks every provider that was sent anything under the consent to generation that has just ended to delete it, and says
     * of each whether it offers that.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ProviderDeletion> ended(Ending ending) {
        UUID person = ending.person().value();
        List<Sending> sendings = ending.ended().contains(Purpose.GENERATION)
                ? jdbc.sql(SENDINGS)
                        .param("person", person)
                        .query((row, number) -> sending(row))
                        .list()
                : List.of();
        List<Sending> deletable = sendings.stream()
                .filter(sending -> !sending.sent().reference().isEmpty() && offers(sending.provider()))
                .toList();
        deletable.forEach(sending -> note(person, ErrandKind.DELETE, sending));
        if (ending.erased()) {
            jdbc.sql("delete from sending where person_key = :person")
                    .param("person", person)
                    .update();
        }
        Set<String> asked = deletable.stream().map(Sending::provider).collect(Collectors.toSet());
        return sendings.stream()
                .map(Sending::provider)
                .distinct()
                .map(provider -> deletion(provider, asked.contains(provider)))
                .toList();
    }

    private ProviderDeletion deletion(String id, boolean asked) {
        String retention =
                providers.find(id).map(provider -> provider.terms().retention()).orElse(null);
        return new ProviderDeletion(id, asked ? "requested" : "not-offered", retention);
    }

    private boolean offers(String id) {
        Optional<Provider> provider = providers.find(id);
        return provider.isPresent() && provider.get().terms().deletes();
    }

    private void note(UUID person, ErrandKind kind, Sending sending) {
        UUID id = ids.generateId();
        jdbc.sql(NOTE)
                .param("person", person)
                .param("id", id)
                .param("provider", sending.provider())
                .param("reference", sending.sent().reference())
                .param("sentAt", sending.sent().sentAt().atOffset(ZoneOffset.UTC))
                .param("kind", kind.wire())
                .param("epoch", kind == ErrandKind.DELETE ? sending.epoch() : null)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        queue.add(new ErrandTicket(person, id));
    }

    private static Sending sending(ResultSet row) throws SQLException {
        return new Sending(
                row.getString("provider"),
                new Sent(
                        row.getString("reference"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant()),
                row.getLong("generation_epoch"));
    }
}
