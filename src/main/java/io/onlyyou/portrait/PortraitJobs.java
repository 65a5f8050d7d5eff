package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import java.util.Optional;
import java.util.UUID;
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
    private final JobQueue queue;
    private final Consents consents;
    private final Scenarios scenarios;
    private final NewJobs newJobs;

    PortraitJobs(JobRecords records, JobQueue queue, Consents consents, Scenarios scenarios, NewJobs newJobs) {
        this.records = records;
        this.queue = queue;
        this.consents = consents;
        this.scenarios = scenarios;
        this.newJobs = newJobs;
    }

    /**
     * Asks for one portrait in the next scenario, under every consent given now: generation, and each surface. It will not
     * be published once any of them has ended. Empty where generation is not given.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PortraitJob> request(Person person, Trigger trigger) {
        return Epochs.given(consents.of(person.key())).map(epochs -> request(person, trigger, epochs));
    }

    /** The job of that id of that person, or empty. */
    @Transactional(readOnly = true)
    public Optional<PortraitJob> find(PersonKey person, UUID job) {
        return records.find(person, job);
    }

    private PortraitJob request(Person person, Trigger trigger, Epochs epochs) {
        PersonKey key = person.key();
        Scenario scenario = scenarios.next(key, records.countOf(key));
        PortraitJob job = records.add(newJobs.make(key, trigger, scenario, epochs));
        queue.add(new JobTicket(person.subject(), job.id()));
        return job;
    }
}
