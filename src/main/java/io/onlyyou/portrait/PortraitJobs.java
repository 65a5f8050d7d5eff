package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Trip;
import io.onlyyou.consent.Trips;
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
    private final Trips trips;
    private final NewJobs newJobs;
    private final Backlog backlog;

    PortraitJobs(JobRecords records, People people, Line line, Trips trips, NewJobs newJobs, Backlog backlog) {
        this.records = records;
        this.people = people;
        this.line = line;
        this.trips = trips;
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
        return newJobs.make(person.key(), trigger).map(job -> enqueue(person, job, null));
    }

    /**
     * Asks for what the person has asked for, under these consents and no others; fails with {@link BacklogFullException}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Started start(Person person, Scenario scenario, Epochs epochs) {
        backlog.admit(person.key(), Trigger.REQUEST);
        NewJob job = newJobs.make(Trigger.REQUEST, scenario, epochs);
        return new Started(enqueue(person, job, null), job.portraitId());
    }

    /** The same ahead of time, to be begun at that time. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<PortraitJob> requestAhead(Person person, Instant at) {
        return newJobs.make(person.key(), Trigger.INVENTORY).map(job -> enqueue(person, job, at));
    }

    /** Whether there is any surface that a portrait made now could be shown on. */
    boolean mayBeShown(PersonKey person) {
        return newJobs.mayBeShown(person);
    }

    /** The job of that id of that person, or empty. */
    @Transactional(readOnly = true)
    public Optional<PortraitJob> find(PersonKey person, UUID job) {
        people.serve(person);
        return records.find(person, job);
    }

    private PortraitJob enqueue(Person person, NewJob job, @Nullable Instant at) {
        Trip trip = trips.begin();
        records.add(trip, person.key(), job);
        JobTicket ticket = new JobTicket(person.subject(), job.id());
        Runnable joined = line.join(trip, person.key(), ticket, job.trigger(), at);
        trip.make();
        joined.run();
        return job.toJob();
    }
}
