package io.onlyyou.admin;

import io.onlyyou.consent.Actor;
import io.onlyyou.consent.DeletionReceipt;
import io.onlyyou.consent.EndRequest;
import io.onlyyou.consent.EndingTransaction;
import io.onlyyou.consent.Endings;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.RequestKey;
import io.onlyyou.consent.Subject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a person's consent at an administrator's word, in one transaction. */
@Service
class Revocations {

    private final People people;
    private final Endings endings;

    Revocations(People people, Endings endings) {
        this.people = people;
        this.endings = endings;
    }

    /** Empty where the person was never heard of, unless a hold is asked for, which works ahead of time. */
    @EndingTransaction
    public Optional<DeletionReceipt> revoke(
            Subject subject, RevocationRequest request, Actor actor, @Nullable RequestKey key) {
        Optional<Person> known = request.holds() ? Optional.of(people.lock(subject)) : people.lockKnown(subject);
        return known.map(person -> {
            EndRequest end = EndRequest.revocation(
                    request.ends(), actor, person.lockedAt(), request.reason(), request.ticket(), request.holds());
            return key == null ? endings.end(person, end) : endings.end(person, end, key);
        });
    }

    /** False where there was no hold to lift. */
    @Transactional
    public boolean liftHold(Subject subject) {
        return endings.liftHold(subject);
    }
}
