package io.onlyyou.admin;

/**
 * A reason or ticket names the person by id. Both outlive the account, as evidence of why consent was ended, so they must not lead
 * back to anybody.
 */
public class NamingReasonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NamingReasonException() {
        super("must not hold the person's id: reason and ticket are kept when the account is deleted");
    }
}
