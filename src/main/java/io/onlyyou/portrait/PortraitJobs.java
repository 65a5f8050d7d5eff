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
        return newJobs.make(person.key(), trigger, epochs).map(row -> {
            PortraitJob job = records.add(row);
            line.join(person.key(), new JobTicket(person.subject(), job.id()), trigger, at);
            return job;
        });
    }
}
