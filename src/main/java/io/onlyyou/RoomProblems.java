package io.onlyyou;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What each room's refusals are on the wire, a line each:
 * {@code @ExceptionHandler ResponseEntity<Problem> on(StaleConsentException e) { return Problems.of(STALE_CONSENT, e.getMessage()); }}.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoomProblems {

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

    @ExceptionHandler
    ResponseEntity<Problem> on(OptimisticLockingFailureException e) {
        return Problems.of(ProblemType.CONFLICT);
    }
}
