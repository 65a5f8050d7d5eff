package io.onlyyou.consent;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out what a revocation of many has ordered about one person, as if it had been carried out when it was ordered.
 *
 * <p>Whoever records a person's yes or deletes their account does so first: the order came before it.
 */
@Service
public class DueRevocations {

    private final RevocationTargets targets;
    private final RevocationRows rows;
    private final Endings endings;
    private final People people;

    DueRevocations(RevocationTargets targets, RevocationRows rows, Endings endings, People people) {
        this.targets = targets;
        this.rows = rows;
        this.endings = endings;
        this.people = people;
    }

    /** The person as {@link People#lock} gives them, with what was due carried out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person lock(Subject subject) {
        return settle(people.lock(subject));
    }

    /** The same as {@link People#lockKnown}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Person> lockKnown(Subject subject) {
        return people.lockKnown(subject).map(this::settle);
    }

    /** The person as they stand afterwards, still locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Person settle(Person person) {
        return carryOut(person) ? people.lock(person.subject()) : person;
    }

    /** The same for who asks nothing of the person afterwards; false where nothing was due. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean carryOut(Person person) {
        List<UUID> orders = targets.about(person.key());
        for (UUID order : orders) {
            rows.ending(order).ifPresent(request -> endings.end(person, request));
            targets.remove(person.key(), order);
        }
        return !orders.isEmpty();
    }
}
