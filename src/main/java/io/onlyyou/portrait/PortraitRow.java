package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Purpose;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A published portrait, with everything that answers the question why it was made. */
@Entity
@Table(name = "portrait")
class PortraitRow {

    @EmbeddedId
    private PersonalId key;

    @Enumerated(EnumType.STRING)
    private Trigger trigger;

    @Embedded
    private Epochs epochs;

    @Enumerated(EnumType.STRING)
    private PortraitState state;

    @Embedded
    private Scenario scenario;

    @Embedded
    private MadeBy madeBy;

    @Embedded
    private Making making;

    private UUID[] selfies;
    private String[] poses;

    @Embedded
    private MadeUnder madeUnder;

    private Instant madeAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills in every field
    protected PortraitRow() {}

    Portrait toPortrait() {
        return new Portrait(key.id(), state, scenario, madeBy, madeAt);
    }

    Provenance provenance() {
        List<Provenance.Selfie> used = IntStream.range(0, selfies.length)
                .mapToObj(index -> new Provenance.Selfie(selfies[index], poses[index]))
                .toList();
        return new Provenance(
                toPortrait(), trigger, making, used, epochs.generation(), madeUnder.receipt(), madeUnder.notice());
    }

    MadeBy madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }

    /** The epoch of generation that the pictures are encrypted under. */
    long generationEpoch() {
        return epochs.generation();
    }

    /** Whether the person may look at it: only while generation is given, in the epoch that it was made in. */
    boolean isViewable(Map<Purpose, ConsentStatus> consents) {
        ConsentStatus generation = consents.get(Purpose.GENERATION);
        return generation != null && generation.isGiven() && generation.epoch() == generationEpoch();
    }
}
