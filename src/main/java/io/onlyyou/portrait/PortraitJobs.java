package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
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

    /** A job that was started, and the id that its portrait will have. */
    record Started(PortraitJob job, UUID portrait) {}

    private final JobRecords records;
    private final People people;
    private final Line line;
    private final Consents consents;
    private final NewJobs newJobs;
    private final Backlog backlog;

    PortraitJobs(JobRecords records, People people, Line line, Consents consents, NewJobs newJobs, Backlog backlog) {
        this.records = records;
        this.people = people;
        this.line = line;
        this.consents = consents;
        this.newJobs = newJobs;
        this.backlog = backlog;
    }

    /**
     * Asks for one portrait in the next scenario, under every consent given now: generation, and each surface. It will not
     * be published once any of them has ended. Empty where generation is not given, or where the person allows no scenario;
     * fails with {@link BacklogFullException} where there is too much to do already.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PortraitJob> request(Person person, Trigger trigger) {
        backlog.admit(person.key(), trigger);
        return Epochs.given(consents.of(person.key())).flatMap(epochs -> request(person, trigger, epochs, null));
    }

    /**
     * Asks for what the person has asked for, under these consents and no others; fails with {@link BacklogFullException}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Started start(Person person, Scenario scenario, Epochs epochs) {
        backlog.admit(person.key(), Trigger.REQUEST);
        PortraitJobRow row = newJobs.make(person.key(), Trigger.REQUEST, scenario, epochs);
        return new Started(enqueue(person, Trigger.REQUEST, row, null), row.portrait());
    }

    /** The same ahead of time, to be begun at that time. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<PortraitJob> requestAhead(Person person, Instant at) {
        return Epochs.given(consents.of(person.key()))
                .flatMap(epochs -> request(person, Trigger.INVENTORY, epochs, at));
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
        people.serve(person);
        return records.find(person, job);
    }

    private Optional<PortraitJob> request(Person person, Trigger trigger, Epochs epochs, @Nullable Instant at) {
        return newJobs.make(person.key(), trigger, epochs).map(row -> enqueue(person, trigger, row, at));
    }

    private PortraitJob enqueue(Person person, Trigger trigger, PortraitJobRow row, @Nullable Instant at) {
        PortraitJob job = records.add(row);
        line.join(person.key(), new JobTicket(person.subject(), job.id()), trigger, at);
        return job;
    }
}
