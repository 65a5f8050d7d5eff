package io.onlyyou.consent;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Warns the app of people who have not been seen for long, and destroys what belongs to them where they do not come back.
 *
 * <p>Each in a transaction of its own that looks again under the lock on the person's row, so whoever comes back stands before
 * or after it, never beside it. Nobody is destroyed who was not warned so long before.
 */
@Component
class IdlePeople {

    static final String WARNING = "io.onlyyou.account-idle.v1";

    private static final Logger LOG = LoggerFactory.getLogger(IdlePeople.class);
    private static final int BATCH = 500;
    private static final Actor ACTOR = new Actor(Actor.Kind.SERVICE, "retention");

    private final IdleRows rows;
    private final DueRevocations due;
    private final Endings endings;
    private final PersonEvents events;
    private final RetentionCalendar calendar;
    private final TransactionTemplate transactions;

    IdlePeople(
            IdleRows rows,
            DueRevocations due,
            Endings endings,
            PersonEvents events,
            RetentionCalendar calendar,
            PlatformTransactionManager manager) {
        this.rows = rows;
        this.due = due;
        this.endings = endings;
        this.events = events;
        this.calendar = calendar;
        this.transactions = new TransactionTemplate(manager);
    }

    void sweep() {
        RetentionCalendar.Day day = calendar.today();
        each(after -> rows.toDestroy(day.idleSince(), day.warnedSince(), after, BATCH), this::destroy, day);
        each(after -> rows.toWarn(day.warnSince(), after, BATCH), this::warn, day);
        rows.removeOrphans();
    }

    /** One after another; one that fails is left for the next time. */
    private void each(
            Function<String, List<Subject>> next,
            BiConsumer<Subject, RetentionCalendar.Day> act,
            RetentionCalendar.Day day) {
        String after = "";
        for (List<Subject> batch = next.apply(after); !batch.isEmpty(); batch = next.apply(after)) {
            for (Subject subject : batch) {
                try {
                    transactions.executeWithoutResult(status -> act.accept(subject, day));
                } catch (RuntimeException e) {
                    LOG.warn("Retention failed for somebody ({}).", e.getClass().getSimpleName());
                }
            }
            after = batch.getLast().value();
        }
    }

    private void warn(Subject subject, RetentionCalendar.Day day) {
        due.lockKnown(subject)
                .ifPresent(person -> rows.find(subject)
                        .filter(idle ->
                                idle.warnedOn() == null && !idle.seenOn().isAfter(day.warnSince()))
                        .ifPresent(idle -> {
                            rows.noteWarning(person.key(), idle.seenOn(), day.today());
                            Map<String, LocalDate> data =
                                    Map.of("lastSeenOn", idle.seenOn(), "destroyedOn", day.destroyedOn(idle.seenOn()));
                            events.tell(subject, WARNING, person.lockedAt(), data);
                        }));
    }

    private void destroy(Subject subject, RetentionCalendar.Day day) {
        due.lockKnown(subject)
                .ifPresent(person -> rows.find(subject)
                        .filter(idle -> idle.warnedOn() != null
                                && !idle.warnedOn().isAfter(day.warnedSince())
                                && !idle.seenOn().isAfter(day.idleSince()))
                        .ifPresent(idle -> endings.end(
                                person,
                                new EndRequest(
                                        EnumSet.allOf(Purpose.class),
                                        ConsentState.REVOKED,
                                        ACTOR,
                                        person.lockedAt(),
                                        "not seen for as long as the retention schedule allows",
                                        null,
                                        false,
                                        true))));
    }
}
