package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;

/**
 * A job as it is asked for. What becomes of it is decided by {@link JobClaims} and {@link OpenJobs} in statements of the
 * database, never by changing this object.
 */
@Entity
@Immutable
@Table(name = "portrait_job")
class PortraitJobRow implements Persistable<PersonalId> {

    @EmbeddedId
    private PersonalId key;

    @Embedded
    private NewJob job;

    @Enumerated(EnumType.STRING)
    private JobState state;

    private int attempt;

    @Transient
    private boolean isNew;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills in every field
    protected PortraitJobRow() {}

    PortraitJobRow(PersonKey person, UUID id, NewJob job) {
        this.key = new PersonalId(person, id);
        this.job = job;
        this.state = JobState.QUEUED;
        this.isNew = true;
    }

    /** The id that its portrait will have. */
    UUID portrait() {
        return job.portraitId();
    }

    /** As it was when it was loaded. */
    PortraitJob toJob() {
        return new PortraitJob(
                key.id(),
                job.trigger(),
                job.scenario().id(),
                state,
                attempt,
                state == JobState.READY ? job.portraitId() : null,
                job.createdAt());
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
