package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/**
 * A job as it is asked for. What becomes of it is decided by {@link JobClaims} and {@link PortraitEndings} in statements of
 * the database, never by changing this object.
 */
@Entity
@Immutable
@Table(name = "portrait_job")
class PortraitJobRow implements Persistable<PersonalId> {

    @EmbeddedId
    private PersonalId key;

    private UUID portraitId;
    private Trigger trigger;

    @Embedded
    private Scenario scenario;

    private long seed;

    @Embedded
    private Epochs epochs;

    private JobState state;
    private int attempt;
    private Instant createdAt;

    @Transient
    private boolean isNew;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills in every field
    protected PortraitJobRow() {}

    PortraitJobRow(PersonKey person, NewJob job) {
        this.key = new PersonalId(person, job.id());
        this.portraitId = job.portrait();
        this.trigger = job.trigger();
        this.scenario = job.scenario();
        this.seed = job.seed();
        this.epochs = job.epochs();
        this.state = JobState.QUEUED;
        this.createdAt = job.createdAt();
        this.isNew = true;
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
