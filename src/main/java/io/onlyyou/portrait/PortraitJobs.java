package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
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
    private final People people;
    private final JobQueue queue;
    private final Consents consents;
    private final NextScenario nextScenario;
    private final NewJobs newJobs;

    PortraitJobs(
            JobRecords records,
            People people,
            JobQueue queue,
            Consents consents,
            NextScenario nextScenario,
            NewJobs newJobs) {
        this.records = records;
        this.people = people;
        this.queue = queue;
        this.consents = consents;
        this.nextScenario = nextScenario;
        this.newJobs = newJobs;
    }

    /**
     * Asks for one portrait in the next scenario, under every consent given now: generation, and each surface. It will not
     * be published once any of them has ended. Empty where generation is not given, or where the person allows no scenario.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PortraitJob> request(Person person, Trigger trigger) {
        return Epochs.given(consents.of(person.key()))
                .flatMap(epochs ->
                        nextScenario.of(person.key()).map(scenario -> request(person, trigger, scenario, epochs)));
    }

    /** The job of that id of that person, or empty. */
    @Transactional(readOnly = true)
    public Optional<PortraitJob> find(PersonKey person, UUID job) {
        people.serve(person);
        return records.find(person, job);
    }

    private PortraitJob request(Person person, Trigger trigger, Scenario scenario, Epochs epochs) {
        PersonKey key = person.key();
        PortraitJob job = records.add(newJobs.make(key, trigger, scenario, epochs));
        queue.add(new JobTicket(person.subject(), job.id()));
        return job;
    }
}
