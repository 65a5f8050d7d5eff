package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for portraits, and tells what became of it.
 *
 * <p>A job exists exactly if the transaction that asked for it commits; a worker then begins it at once.
 */
@Service
public class PortraitJobs {

    private final PortraitJobRows rows;
    private final Line line;
    private final Consents consents;
    private final Scenarios scenarios;
    private final NewJobs newJobs;
    private final Backlog backlog;

    PortraitJobs(
            PortraitJobRows rows, Line line, Consents consents, Scenarios scenarios, NewJobs newJobs, Backlog backlog) {
        this.rows = rows;
        this.line = line;
        this.consents = consents;
        this.scenarios = scenarios;
        this.newJobs = newJobs;
        this.backlog = backlog;
    }

    /**
     * Asks for one portrait in the next scenario, under every consent given now: generation, and each surface. It will not
     * be published once any of them has ended. Empty where generation is not given; fails with
     * {@link BacklogFullException} where there is too much to do already.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PortraitJob> request(Person person, Trigger trigger) {
        backlog.admit(person.key(), trigger);
        return Epochs.given(consents.of(person.key())).map(epochs -> request(person, trigger, epochs, null));
    }

    /** The same ahead of time, to be begun at that time. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<PortraitJob> requestAhead(Person person, Instant at) {
        return Epochs.given(consents.of(person.key())).map(epochs -> request(person, Trigger.INVENTORY, epochs, at));
    }

    /** Whether there is any surface that a portrait made now could be shown on. */
    boolean mayBeShown(PersonKey person) {
        return Epochs.given(consents.of(person))
                .filter(epochs -> epochs.feed() != null || epochs.stories() != null)
                .isPresent();
    }

    /** The job of that id of that person, or empty. */
    @Transactional(readOnly = true)
    public Optional<PortraitJob> find(PersonKey person, UUID job) {
        return rows.find(new PersonalId(person, job));
    }

    private PortraitJob request(Person person, Trigger trigger, Epochs epochs, @Nullable Instant at) {
        PersonKey key = person.key();
        Scenario scenario = scenarios.next(key, rows.countOf(key.value()));
        PortraitJob job =
                rows.saveAndFlush(newJobs.make(key, trigger, scenario, epochs)).toJob();
        line.join(key, new JobTicket(person.subject(), job.id()), trigger, at == null ? job.createdAt() : at);
        return job;
    }
}
