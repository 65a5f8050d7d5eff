package io.onlyyou;

import org.jspecify.annotations.Nullable;

/** A throwable for the log: where it came from and through which calls, without messages, which quote people's data. */
final class WithoutMessages extends Throwable {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 10;

    private WithoutMessages(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    static WithoutMessages of(Throwable original) {
        return of(original, DEEPEST);
    }

    private static WithoutMessages of(Throwable original, int deep) {
        Throwable cause = original.getCause();
        return new WithoutMessages(original, cause == null || deep == 0 ? null : of(cause, deep - 1));
    }
}
