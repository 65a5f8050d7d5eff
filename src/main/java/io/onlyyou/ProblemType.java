package io.onlyyou;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every kind of refusal that this service gives: a closed list, published at {@code /problems}, whose names never change.
 *
 * <p>The wire name is the constant's name in lower case with hyphens. The advice says what a caller can do, and stands in
 * for a detail where there is none; it never depends on the request, so that two refusals of one type look alike.
 */
enum ProblemType {
    EVENT_CONFLICT(409, "Event id used before", "Send other content under another event id."),
    EVENT_IN_FUTURE(422, "Event from the future", "Set the clock right, or send the event when its time has come."),
    STALE_CONSENT(
            409, "Consent older than its ending", "Ask the person again and send an opt-in given after the ending."),
    BUNDLED_CONSENT(
            422, "Advertising bundled with other purposes", "Ask for advertising by itself, in an event of its own."),
    UNUSABLE_SELFIE(422, "Selfie cannot be used", "Send one clear picture of this person alone, as JPEG, PNG or WebP."),
    NOT_ELIGIBLE(422, "Not eligible", "The policy does not allow this for this person."),
    UNKNOWN_NOTICE(422, "Notice never published", "Name the id, version and language of a notice that was published."),
    SUPERSEDED_NOTICE(409, "Notice superseded", "Ask the person under the newest version of the notice."),
    NOTICE_PUBLISHED(409, "Notice published before", "Publish other content under another version."),
    SELFIES_NEEDED(409, "No selfies are kept", "Opt in with selfies first, by an onboarding event."),
    NOT_THE_PERSON(422, "Picture shows somebody else", "Use pictures of this person only."),
    CONSENT_NEEDED(
            409, "Consent needed", "Ask the person for the purpose that the detail names, then send this again."),
    PROMPT_REFUSED(
            422,
            "Prompt not taken",
            "Ask for something else: no nudity, no violence, no children and no symbols of hate."),

    MALFORMED_REQUEST(
            400, "Request cannot be read", "Send well-formed HTTP, and one well-formed JSON document in UTF-8."),
    UNAUTHORIZED(401, "Token needed", "Send a valid bearer token in one Authorization header."),
    FORBIDDEN(
            403,
            "Token does not allow this",
            "Use a token with the scope, and for the subject, that this call asks for."),
    NOT_FOUND(404, "Nothing here", "Check the address: there is nothing at it for you."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(406, "No such representation", "Ask for a media type that this call offers."),
    REQUEST_TIMEOUT(408, "Body came too slowly", "Send the body without pauses, and try again."),
    CONFLICT(409, "Changed by somebody else meanwhile", "Read the present state and decide anew."),
    IDEMPOTENCY_CONFLICT(409, "Idempotency key used before", "Send another request under another Idempotency-Key."),
    PAYLOAD_TOO_LARGE(413, "Body too large", "Send less: the contract gives the limit of each call."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "Media type not supported", "Send the body as this call describes it, not encoded, in UTF-8."),
    MISDIRECTED_REQUEST(421, "Not this host", "Call the service under the name it is configured for."),
    INVALID_REQUEST(422, "Request is not valid", "Correct what is listed in errors."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait as long as Retry-After says."),
    INTERNAL_ERROR(500, "Our fault", "Try again later; give the Onlyyou-Request-Id when you report it."),
    UNAVAILABLE(503, "Not available now", "Try again after as many seconds as Retry-After says.");

    private static final Set<ProblemType> GENERAL = EnumSet.range(MALFORMED_REQUEST, UNAVAILABLE);

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String advice() {
        return advice;
    }

    /** The stable name, {@code stale-consent}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stable {@code type} member of RFC 9457, {@code /problems/stale-consent}. */
    String uri() {
        return "/problems/" + wire();
    }

    static Optional<ProblemType> named(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire().equals(wire)).findFirst();
    }

    /**
     * The general type for a status that a framework chose: what it has no name for becomes 400 or 500.
     *
     * <p>A transfer coding, method or version of HTTP that Tomcat does not know (501, 505) is no fault of ours: 400.
     */
    static ProblemType ofStatus(int status) {
        if (status == 501 || status == 505) {
            return MALFORMED_REQUEST;
        }
        return GENERAL.stream()
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL_ERROR : MALFORMED_REQUEST);
    }
}
