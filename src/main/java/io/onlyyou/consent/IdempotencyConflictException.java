package io.onlyyou.consent;

/** An idempotency key came again with a request for something else. Nothing was changed. */
public class IdempotencyConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IdempotencyConflictException() {
        super("This Idempotency-Key was used with another request; send a new key with a new request.");
    }
}
