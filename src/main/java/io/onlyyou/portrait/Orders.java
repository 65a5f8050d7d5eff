package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Disclosures;
import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.Provider;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/**
 * Writes down that an order is being placed, before it is. It commits only where, under the person's lock, every consent that
 * the job was asked for under stands, and the notice names the provider: from then on selfies may leave.
 */
@Repository
class Orders {

    private static final String PLACE = """
            update portrait_job set provider = :provider, provider_ref = null, sending_id = :sending, sent_at = :now,
                idempotency_key = coalesce(idempotency_key, cast(:job as text)), cost = coalesce(cost, 0) + :cost
            where person_key = :person and id = :job and attempt = :attempt and state = 'running'
            returning idempotency_key""";

    private static final String SEND = """
            insert into sending (person_key, id, job_id, portrait_id, provider, model, selfies, poses,
                generation_epoch, consent_receipt_id, sent_at)
            values (:person, :sending, :job, :portrait, :provider, :model, cast(:selfies as uuid[]), :poses, :epoch, :receipt, :now)""";

    private final JdbcClient jdbc;
    private final People people;
    private final Consents consents;
    private final Disclosures disclosures;
    private final IdGenerator ids;
    private final Clock clock;

    Orders(JdbcClient jdbc, People people, Consents consents, Disclosures disclosures, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.consents = consents;
        this.disclosures = disclosures;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An order that has been written down, and may be placed now.
     *
     * @param sending null where nothing leaves this machine
     */
    record Placed(String idempotencyKey, @Nullable UUID sending, Instant at) {}

    /** Empty where it must not be placed, or another claim has been made since. */
    @Transactional
    Optional<Placed> place(Claim claim, Provider provider, Material.Selfies selfies) {
        people.lockKnown(claim.ticket().subject());
        Map<Purpose, ConsentStatus> now = consents.of(claim.person());
        ConsentStatus generation = now.get(Purpose.GENERATION);
        boolean named = !provider.isOutside() || Commissions.mayHave(provider, disclosures.of(claim.person()));
        if (generation == null || !claim.epochs().areCurrent(now) || !named) {
            return Optional.empty();
        }
        Instant at = clock.instant();
        UUID sending = provider.isOutside() ? ids.generateId() : null;
        Optional<String> key = about(PLACE, claim, provider, at)
                .param("sending", sending)
                .param("cost", provider.terms().cost())
                .param("attempt", claim.attempt())
                .query(String.class)
                .optional();
        if (key.isPresent() && sending != null) {
            about(SEND, claim, provider, at)
                    .param("sending", sending)
                    .param("portrait", claim.portrait())
                    .param("model", provider.model().info().model())
                    .param(
                            "selfies",
                            selfies.used().stream()
                                    .map(selfie -> selfie.id().toString())
                                    .toArray(String[]::new))
                    .param(
                            "poses",
                            selfies.used().stream().map(Provenance.Selfie::pose).toArray(String[]::new))
                    .param("epoch", claim.epochs().generation())
                    .param("receipt", Objects.requireNonNull(generation.receipt()))
                    .update();
        }
        return key.map(known -> new Placed(known, sending, at));
    }

    /** Whether every consent that the job was asked for under still stands; true only until the next moment. */
    @Transactional(readOnly = true)
    boolean isAllowed(Claim claim) {
        people.serve(claim.person());
        return claim.epochs().areCurrent(consents.of(claim.person()));
    }

    /** Keeps the provider's name for what was sent, so that it can be told to forget it. */
    @Transactional
    void named(PersonKey person, UUID sending, String reference) {
        people.serve(person);
        jdbc.sql("update sending set reference = :reference where person_key = :person and id = :sending"
                        + " and reference is null")
                .param("person", person.value())
                .param("sending", sending)
                .param("reference", reference)
                .update();
    }

    private JdbcClient.StatementSpec about(String sql, Claim claim, Provider provider, Instant at) {
        return jdbc.sql(sql)
                .param("person", claim.person().value())
                .param("job", claim.job())
                .param("provider", provider.id())
                .param("now", at.atOffset(ZoneOffset.UTC));
    }
}
