package io.onlyyou.consent;

import java.util.EnumSet;
import java.util.List;
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
 * or after it, never beside it. Nobody is destroyed who was not warned so long before, and where no warning can be heard
 * nobody is, unless the operator says so. Days are the database's: a node whose clock is wrong takes nothing from anybody.
 */
@Component
class IdlePeople {

    private static final Logger LOG = LoggerFactory.getLogger(IdlePeople.class);
    private static final int BATCH = 500;
    private static final Actor ACTOR = new Actor(Actor.Kind.SERVICE, "retention");

    private final IdleRows rows;
    private final DueRevocations due;
    private final Endings endings;
    private final IdleWarnings warnings;
    private final RetentionCalendar calendar;
    private final TransactionTemplate transactions;

    IdlePeople(
            IdleRows rows,
            DueRevocations due,
            Endings endings,
            IdleWarnings warnings,
            RetentionCalendar calendar,
            PlatformTransactionManager manager) {
        this.rows = rows;
        this.due = due;
        this.endings = endings;
        this.warnings = warnings;
        this.calendar = calendar;
        this.transactions = new TransactionTemplate(manager);
    }

    void sweep() {
        RetentionCalendar.Day day = calendar.on(rows.today());
        if (warnings.suffice()) {
            each(after -> rows.toDestroy(day.idleSince(), day.warnedSince(), after, BATCH), this::destroy, day);
            each(after -> rows.toWarn(day.warnSince(), after, BATCH), this::warn, day);
        } else if (isAnybodyIdle(day)) {
            LOG.warn(
                    "People have been away for as long as onlyyou.retention.idle allows, and nothing of theirs is destroyed,"
                            + " since nobody would hear the warning: configure a webhook (onlyyou.outbox.webhooks), or set"
                            + " onlyyou.retention.unannounced=true.");
        }
        rows.removeOrphans();
    }

    private boolean isAnybodyIdle(RetentionCalendar.Day day) {
        return !rows.toWarn(day.warnSince(), "", 1).isEmpty()
                || !rows.toDestroy(day.idleSince(), day.today(), "", 1).isEmpty();
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
                            warnings.tell(person, idle.seenOn(), day.destroyedOn(idle.seenOn()));
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
