package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.IdempotencyConflictException;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.RequestKey;
import io.onlyyou.consent.Subject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/**
 * Has a portrait made that the person asked for.
 *
 * <p>It needs consent to generation, and to the surface that it is to be inserted in, if any; without a surface, and for the
 * chat or a profile picture, it is for the person's own eyes and never inserted anywhere. Whatever stands in the way is a
 * {@link WishRefusedException}, a {@link NoSuchPortraitException}, a {@link BacklogFullException} or an
 * {@link IdempotencyConflictException}, and nothing has changed then.
 */
@Service
public class Imagining {

    /**
     * A job that was asked for.
     *
     * @param again whether it had been asked for before by the same request
     */
    public record Asked(PersonKey person, PortraitJob job, boolean again) {}

    private final People people;
    private final WishLeave leave;
    private final WishReading reading;
    private final Wishes wishes;
    private final PortraitJobs jobs;
    private final IdGenerator ids;

    Imagining(People people, WishLeave leave, WishReading reading, Wishes wishes, PortraitJobs jobs, IdGenerator ids) {
        this.people = people;
        this.leave = leave;
        this.reading = reading;
        this.wishes = wishes;
        this.jobs = jobs;
        this.ids = ids;
    }

    /** Refuses what can be refused before a picture is looked at; the job if this very request has been made before. */
    @Transactional
    public Optional<Asked> look(Subject subject, Wish wish, @Nullable RequestKey request) {
        Person person = known(subject);
        Optional<Asked> before = before(person, request);
        if (before.isEmpty()) {
            reading.understand(
                    person.key(), wish, leave.to(person, wish.surface()).generation());
        }
        return before;
    }

    /**
     * Asks for it, once for each request, as long as its job can be looked up.
     *
     * @param picture what it is to be made from in place of the selfies, or null
     */
    @Transactional
    public Asked ask(Subject subject, Wish wish, @Nullable CheckedPicture picture, @Nullable RequestKey request) {
        Person person = known(subject);
        return before(person, request).orElseGet(() -> ask(person, wish, picture, request));
    }

    private Asked ask(Person person, Wish wish, @Nullable CheckedPicture picture, @Nullable RequestKey request) {
        Epochs epochs = leave.to(person, wish.surface());
        if (picture != null && picture.epoch() != epochs.generation()) {
            throw new OptimisticLockingFailureException("It was compared with selfies that are gone.");
        }
        WishReading.Understood understood = reading.understand(person.key(), wish, epochs.generation());
        PortraitJobs.Started started = jobs.start(person, understood.scenario(), epochs);
        KeptWish kept = new KeptWish(
                started.job().id(),
                started.portrait(),
                wish.surface(),
                wish.basedOn(),
                picture == null ? null : ids.generateId());
        Wishes.Contents contents = new Wishes.Contents(
                understood.words(), picture == null ? null : picture.picture(), epochs.generation());
        wishes.keep(person, kept, contents, request);
        return new Asked(person.key(), started.job(), false);
    }

    private Optional<Asked> before(Person person, @Nullable RequestKey request) {
        if (request == null) {
            return Optional.empty();
        }
        Optional<UUID> job = wishes.askedBy(person.key(), request);
        return job.flatMap(id -> jobs.find(person.key(), id)).map(found -> new Asked(person.key(), found, true));
    }

    private Person known(Subject subject) {
        return people.lockKnown(subject).orElseThrow(() -> WishLeave.without(Consents.unknown(), Purpose.GENERATION));
    }
}
