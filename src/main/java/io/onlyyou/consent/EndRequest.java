package io.onlyyou.consent;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that consent ends.
 *
 * @param into {@link ConsentState#WITHDRAWN}, {@link ConsentState#REVOKED}, or the lapse that is now final
 * @param at when it counts from: never in the future
 * @param reason required of an administrator
 * @param hold blocks a new opt-in until it is lifted
 * @param erase the account is gone: everything but the ledger is deleted
 */
public record EndRequest(
        Set<Purpose> purposes,
        ConsentState into,
        Actor actor,
        Instant at,
        @Nullable String reason,
        @Nullable String ticket,
        boolean hold,
        boolean erase) {

    /** The person's own word, or the app's at the person's word. */
    public static EndRequest withdrawal(Set<Purpose> purposes, Actor actor, Instant at) {
        return new EndRequest(purposes, ConsentState.WITHDRAWN, actor, at, null, null, false, false);
    }

    /** Nobody's word: a consent lapsed, and the grace is over. */
    static EndRequest lapse(Set<Purpose> purposes, ConsentState into, Actor actor, Instant at) {
        return new EndRequest(purposes, into, actor, at, null, null, false, false);
    }

    /** The whole account goes. */
    public static EndRequest erasure(Actor actor, Instant at) {
        return new EndRequest(
                Set.of(Purpose.values()), ConsentState.WITHDRAWN, actor, at, "account-deleted", null, false, true);
    }

    /** The same, with everything else of the person going too. */
    EndRequest erasing() {
        return new EndRequest(purposes, into, actor, at, reason, ticket, hold, true);
    }

    /** Anyone else's word, with the reason it was given. */
    public static EndRequest revocation(
            Set<Purpose> purposes, Actor actor, Instant at, String reason, @Nullable String ticket, boolean hold) {
        return new EndRequest(purposes, ConsentState.REVOKED, actor, at, reason, ticket, hold, false);
    }
}
