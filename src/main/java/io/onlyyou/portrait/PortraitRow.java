package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Purpose;
import io.onlyyou.vault.Picture;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.data.domain.Persistable;

/** A published portrait, with everything that answers the question why it was made. */
@Entity
@Table(name = "portrait")
class PortraitRow implements Persistable<PersonalId> {

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

    @Transient
    private boolean isNew;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills in every field
    protected PortraitRow() {}

    PortraitRow(Claim claim, Painting painting, ConsentStatus consent, Instant madeAt) {
        this.key = new PersonalId(claim.person(), claim.portrait());
        this.trigger = claim.trigger();
        this.epochs = claim.epochs();
        this.state = PortraitState.READY;
        this.scenario = claim.scenario();
        this.madeBy = painting.madeBy();
        Picture shown = painting.shown();
        Picture story = painting.story();
        this.making = new Making(
                claim.job(),
                claim.seed(),
                shown.width(),
                shown.height(),
                story == null ? null : Integer.valueOf(story.width()),
                story == null ? null : Integer.valueOf(story.height()),
                painting.likeness());
        this.selfies = painting.selfies().stream().map(Provenance.Selfie::id).toArray(UUID[]::new);
        this.poses = painting.selfies().stream().map(Provenance.Selfie::pose).toArray(String[]::new);
        this.madeUnder = MadeUnder.of(consent);
        this.madeAt = madeAt;
        this.isNew = true;
    }

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

    @Override
    public PersonalId getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        this.isNew = false;
    }
}
