package io.onlyyou;

import io.onlyyou.admin.MissingReasonException;
import io.onlyyou.admin.NamingReasonException;
import io.onlyyou.consent.ConsentRefusedException;
import io.onlyyou.consent.IdempotencyConflictException;
import io.onlyyou.consent.NoticePublishedException;
import io.onlyyou.consent.UnexpectedCountException;
import io.onlyyou.feed.NoSuchImageException;
import io.onlyyou.feed.UnknownFeedException;
import io.onlyyou.onboarding.BatchRefusedException;
import io.onlyyou.onboarding.EventRefusedException;
import io.onlyyou.portrait.BacklogFullException;
import io.onlyyou.portrait.NoSuchPortraitException;
import io.onlyyou.portrait.UnusableSelfieException;
import io.onlyyou.portrait.WishRefusedException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what the rooms refuse, as {@link RoomRefusals} maps it, and what the database could not do. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoomProblems {

    private static final Logger LOG = LoggerFactory.getLogger(RoomProblems.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @ExceptionHandler({
        ConsentRefusedException.class,
        EventRefusedException.class,
        UnusableSelfieException.class,
        IdempotencyConflictException.class,
        NoticePublishedException.class,
        UnexpectedCountException.class,
        MissingReasonException.class,
        NamingReasonException.class,
        BatchRefusedException.class,
        ConstraintViolationException.class,
        NoSuchPortraitException.class,
        BacklogFullException.class,
        WishRefusedException.class,
        NoSuchImageException.class,
        UnknownFeedException.class
    })
    ResponseEntity<Problem> onRefusal(RuntimeException refusal) {
        return RoomRefusals.of(refusal).orElseThrow(() -> refusal);
    }

    /** The database is away, overloaded, or broke the transaction off: what was asked for did not happen, or may be asked again. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<Problem> onDatabaseTrouble() {
        return Problems.of(ProblemType.UNAVAILABLE);
    }

    /** Spring knows PostgreSQL's "lock not available" by no other name than its SQL state. */
    @ExceptionHandler
    ResponseEntity<Problem> on(UncategorizedSQLException failure) {
        SQLException cause = failure.getSQLException();
        if (cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
            return Problems.of(ProblemType.UNAVAILABLE);
        }
        LOG.error("Request failed", WithoutMessages.of(failure));
        return Problems.of(ProblemType.INTERNAL_ERROR);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(OptimisticLockingFailureException e) {
        return Problems.of(ProblemType.CONFLICT);
    }
}
