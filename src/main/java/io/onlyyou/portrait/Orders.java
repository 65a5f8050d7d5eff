package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Disclosures;
import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.Provider;
import java.time.Clock;
import java.time.Duration;
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

    /** A worker that loses no more than this between its look and its call has not been taken for dead. */
    private static final Duration LOOK_HOLDS = Duration.ofSeconds(1);

    private static final String PLACE = """
            update portrait_job set provider = :provider, provider_ref = null, sending_id = :sending, sent_at = :now,
                idempotency_key = coalesce(idempotency_key, cast(:job as text)), cost = coalesce(cost, 0) + :cost
            where person_key = :person and id = :job and attempt = :attempt and state = 'running'
            returning idempotency_key""";

    private static final String SEND = """
            insert into sending (person_key, id, job_id, portrait_id, provider, model, selfies, poses,
                generation_epoch, consent_receipt_id, sent_at)
            values (:person, :sending, :job, :portrait, :provider, :model, cast(:selfies as uuid[]), :poses, :epoch, :receipt, :now)""";

    private static final String STANDS = """
            select count(*) = 1 as still_ours from portrait_job
            where person_key = :person and id = :job and attempt = :attempt and state = 'running'""";

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

    /** Whether an order may be placed. */
    sealed interface Placing {

        /**
         * It has been written down, and may be placed now.
         *
         * @param sending null where nothing leaves this machine
         * @param nanos when it was looked at last whether it may, by the steady clock
         */
        record Placed(String idempotencyKey, @Nullable UUID sending, Instant at, Material.Selfies selfies, long nanos)
                implements Placing {

            /** Whether so much time has passed since that look that it says nothing any more. */
            boolean isOld() {
                return System.nanoTime() - nanos > LOOK_HOLDS.toNanos();
            }
        }

        /** A consent has ended. */
        record NotAllowed() implements Placing {}

        record NoSelfies() implements Placing {}

        /** Not with this provider any more, or not by this claim. */
        record NotThere() implements Placing {}
    }

    /** The selfies that go with it are read within, under the same lock that the consents are looked at under. */
    @Transactional
    Placing place(Claim claim, Provider provider, Material material) {
        long nanos = System.nanoTime();
        people.lockKnown(claim.ticket().subject());
        Map<Purpose, ConsentStatus> now = consents.of(claim.person());
        ConsentStatus generation = now.get(Purpose.GENERATION);
        if (generation == null || !claim.epochs().areCurrent(now)) {
            return new Placing.NotAllowed();
        }
        if (provider.isOutside() && !Commissions.mayHave(provider, disclosures.of(claim.person()))) {
            return new Placing.NotThere();
        }
        Material.Selfies selfies = material.selfies(claim, provider.model().reads());
        if (selfies.used().isEmpty()) {
            return new Placing.NoSelfies();
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
            note(sending, claim, provider, selfies, generation, at);
        }
        return key.<Placing>map(known -> new Placing.Placed(known, sending, at, selfies, nanos))
                .orElseGet(Placing.NotThere::new);
    }

    /**
     * Whether the job is still this claim's, and every consent that it was asked for under still stands: for a worker that was
     * held up after placing it, and may have been taken for dead meanwhile. True only until the next moment.
     */
    @Transactional(readOnly = true)
    boolean stillStands(Claim claim) {
        people.serve(claim.person());
        return claim.epochs().areCurrent(consents.of(claim.person()))
                && jdbc.sql(STANDS)
                        .param("person", claim.person().value())
                        .param("job", claim.job())
                        .param("attempt", claim.attempt())
                        .query(Boolean.class)
                        .single();
    }

    private void note(
            UUID sending,
            Claim claim,
            Provider provider,
            Material.Selfies selfies,
            ConsentStatus generation,
            Instant at) {
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
