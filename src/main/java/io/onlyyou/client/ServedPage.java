package io.onlyyou.client;

import java.util.Arrays;
import java.util.Objects;

/**
 * A page to give to the person.
 *
 * @param body its bytes: the very array that was passed in, unless something was inserted
 */
public record ServedPage(byte[] body, CallOutcome outcome) {

    /** Whether it is more than the page that was passed in. */
    public boolean isInjected() {
        return outcome instanceof CallOutcome.Injected;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServedPage page && Arrays.equals(body, page.body) && outcome.equals(page.outcome);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(body), outcome);
    }

    /** Without the bytes, which belong in no log. */
    @Override
    public String toString() {
        return "ServedPage[" + body.length + " bytes, " + outcome.label() + "]";
    }
}
