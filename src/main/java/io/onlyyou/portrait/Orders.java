package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Disclosures;
import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
import io.onlyyou.imaging.Provider;
import io.onlyyou.vault.ClosedItem;
import io.onlyyou.vault.PlainKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.util.IdGenerator;

/**
 * Writes down that an order is being placed, before it is. It commits only where, under the person's lock, every consent that
 * the job was asked for under stands, and the notice names the provider: from then on selfies may leave.
 */
@Repository
class Orders {

    /** A worker that loses no more than this between its look and its call has not been taken for dead. */
    private static final Duration LOOK_HOLDS = Duration.ofSeconds(1);

    // Where a callback has named the order before this one meanwhile, that one is asked about: see Callbacks.
    private static final String PLACE = """
            update portrait_job set provider = :provider, provider_ref = null, sending_id = cast(:sending as uuid),
                sent_at = clock_timestamp(), idempotency_key = coalesce(idempotency_key, cast(:job as text)), cost = coalesce(cost, 0) + :cost
            where person_key = :person and id = :job and attempt = :attempt and state = 'running' and provider_ref is null
            returning idempotency_key""";

    private static final String SEND = """
            insert into sending (person_key, id, job_id, portrait_id, provider, model, selfies, poses,
                generation_epoch, consent_receipt_id, sent_at)
            values (:person, cast(:sending as uuid), :job, :portrait, :provider, :model, cast(:selfies as uuid[]), :poses, :epoch, :receipt, :now)""";

    private static final String STANDS = """
            select count(*) = 1 as still_ours from portrait_job
            where person_key = :person and id = :job and attempt = :attempt and state = 'running'""";

    /**
     * Has the job rest on the order by which the provider knows its latest sending; no row where it rests on another, or is
     * over. Once an order is done with, its sending is not the job's any more.
     */
    static final String REST = """
            update portrait_job set provider_ref = :reference
            where person_key = :person and sending_id = :sending and coalesce(provider_ref, :reference) = :reference
                and state in ('running', 'waiting')
            returning id""";

    private static final String NAMED = """
            update sending set reference = :reference
            where person_key = :person and id = :sending and reference is null""";

    private final Trips trips;
    private final People people;
    private final Consents consents;
    private final Disclosures disclosures;
    private final IdGenerator ids;
    private final Clock clock;

    Orders(Trips trips, People people, Consents consents, Disclosures disclosures, IdGenerator ids, Clock clock) {
        this.trips = trips;
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

    /**
     * The selfies that go with it are read within, under the same lock that the consents are looked at under. It is written
     * down together with that look, and undone where it may not be placed.
     *
     * @param plain opens what is kept of the person, and was unwrapped before; null where nothing is kept
     */
    @Transactional
    Placing place(Claim claim, Provider provider, Material material, @Nullable PlainKey plain) {
        long nanos = System.nanoTime();
        Instant at = clock.instant();
        UUID sending = provider.isOutside() ? ids.generateId() : null;
        Trip trip = trips.begin();
        people.lockKnown(trip, claim.ticket().subject());
        Supplier<Map<Purpose, ConsentStatus>> now = consents.of(trip);
        Supplier<List<ClosedItem>> kept = material.kept(trip, claim);
        Trip.Answer<String> key = trip.take(PLACE, placing(claim, provider, at, sending), (row, n) -> row.getString(1));
        trip.make();
        ConsentStatus generation = now.get().get(Purpose.GENERATION);
        if (generation == null || !claim.epochs().areCurrent(now.get())) {
            return undone(new Placing.NotAllowed());
        }
        if (provider.isOutside() && !Commissions.mayHave(provider, disclosures.of(claim.person()))) {
            return undone(new Placing.NotThere());
        }
        boolean reads = provider.model().reads();
        Material.Selfies selfies =
                plain == null ? Material.Selfies.NONE : material.selfies(claim, plain, kept.get(), reads);
        if (selfies.used().isEmpty()) {
            return undone(new Placing.NoSelfies());
        }
        if (key.optional().isPresent() && sending != null) {
            note(sending, claim, provider, selfies, generation, at);
        }
        return key.optional()
                .<Placing>map(known -> new Placing.Placed(known, sending, at, selfies, nanos))
                .orElseGet(Placing.NotThere::new);
    }

    private static Placing undone(Placing instead) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return instead;
    }

    private static Map<String, @Nullable Object> placing(
            Claim claim, Provider provider, Instant at, @Nullable UUID sending) {
        Map<String, @Nullable Object> named = new HashMap<>();
        named.put("person", claim.person().value());
        named.put("job", claim.job());
        named.put("attempt", claim.attempt());
        named.put("provider", provider.id());
        named.put("sending", sending == null ? null : sending.toString());
        named.put("cost", provider.terms().cost());
        named.put("now", at.atOffset(ZoneOffset.UTC));
        return named;
    }

    /**
     * Whether the job is still this claim's, and every consent that it was asked for under still stands: for a worker that was
     * held up after placing it, and may have been taken for dead meanwhile. True only until the next moment.
     */
    boolean stillStands(Claim claim) {
        Trip trip = trips.begin();
        people.serve(trip, claim.person());
        Supplier<Map<Purpose, ConsentStatus>> now = consents.of(trip);
        Trip.Answer<Boolean> ours = trip.take(
                STANDS,
                Map.of("person", claim.person().value(), "job", claim.job(), "attempt", claim.attempt()),
                (row, number) -> row.getBoolean("still_ours"));
        trip.make();
        return claim.epochs().areCurrent(now.get()) && ours.list().equals(List.of(true));
    }

    private void note(
            UUID sending,
            Claim claim,
            Provider provider,
            Material.Selfies selfies,
            ConsentStatus generation,
            Instant at) {
        Map<String, @Nullable Object> named = placing(claim, provider, at, sending);
        named.put("portrait", claim.portrait());
        named.put("model", provider.model().info().model());
        named.put(
                "selfies",
                selfies.used().stream().map(selfie -> selfie.id().toString()).toArray(String[]::new));
        named.put("poses", selfies.used().stream().map(Provenance.Selfie::pose).toArray(String[]::new));
        named.put("epoch", claim.epochs().generation());
        named.put("receipt", Objects.requireNonNull(generation.receipt()));
        Trip trip = trips.begin();
        trip.take(SEND, named);
        trip.make();
    }

    /** Keeps the provider's name for what was sent, so that it can be told to forget it. */
    void named(PersonKey person, UUID sending, String reference) {
        Trip trip = trips.begin();
        people.serve(trip, person);
        trip.take(NAMED, Map.of("person", person.value(), "sending", sending, "reference", reference));
        trip.make();
    }

    /**
     * The same for an order that whoever placed it does not wait for any more. Whether the job rests on it nevertheless, because
     * nobody has placed another since.
     */
    boolean namedLate(PersonKey person, UUID sending, String reference) {
        Map<String, Object> order = Map.of("person", person.value(), "sending", sending, "reference", reference);
        Trip trip = trips.begin();
        people.serve(trip, person);
        Trip.Answer<UUID> resting = trip.take(REST, order, (row, number) -> row.getObject(1, UUID.class));
        trip.take(NAMED, order);
        trip.make();
        return resting.optional().isPresent();
    }
}
