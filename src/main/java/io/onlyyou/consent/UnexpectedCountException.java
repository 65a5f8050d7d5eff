package io.onlyyou.consent;

/** A revocation of many was not ordered, because it would have been about more or fewer people than expected. */
public class UnexpectedCountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnexpectedCountException(int count) {
        super("This selects %d people now. Look again with `dryRun`, and expect what you mean.".formatted(count));
    }
}
