package io.onlyyou.consent;

/**
 * Who asserted something, as the ledger remembers it. A person is recorded as {@code person}, never by id, because the
 * ledger outlives the id.
 *
 * @param kind in which role they acted
 * @param client the OAuth client through which they acted, or the service's own part
 */
public record Actor(Kind kind, String client) {

    /** The roles in which something can be asserted. */
    public enum Kind {
        /** The person, by a token of their own. */
        PERSON,
        /** The app, on a person's behalf. */
        CLIENT,
        /** An administrator. */
        ADMINISTRATOR,
        /** The service itself, by a rule. */
        SERVICE
    }

    /** The name that goes into the ledger, such as {@code client:app}. */
    public String ledgerName() {
        return switch (kind) {
            case PERSON -> "person";
            case CLIENT -> "client:" + client;
            case ADMINISTRATOR -> "admin:" + client;
            case SERVICE -> "service:" + client;
        };
    }
}
