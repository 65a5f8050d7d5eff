package io.onlyyou;

import io.onlyyou.admin.MissingReasonException;
import io.onlyyou.admin.NamingReasonException;
import io.onlyyou.consent.ConsentRefusedException;
import io.onlyyou.consent.IdempotencyConflictException;
import io.onlyyou.consent.NoticePublishedException;
import io.onlyyou.consent.Refusal;
import io.onlyyou.consent.UnexpectedCountException;
import io.onlyyou.feed.NoSuchImageException;
import io.onlyyou.feed.UnknownFeedException;
import io.onlyyou.onboarding.BatchRefusedException;
import io.onlyyou.onboarding.EventRefusedException;
import io.onlyyou.portrait.BacklogFullException;
import io.onlyyou.portrait.NoSuchPortraitException;
import io.onlyyou.portrait.UnusableSelfieException;
import io.onlyyou.portrait.WishRefusedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/** What each room's refusals are on the wire: one line for each exception that a room may throw at a caller. */
final class RoomRefusals {

    private RoomRefusals() {}

    /** The answer to this refusal, or empty where it is none of a room's. */
    static Optional<ResponseEntity<Problem>> of(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case ConsentRefusedException refused -> Problems.of(type(refused.refusal()), said(refused));
                    case EventRefusedException refused -> Problems.of(type(refused.reason()), said(refused));
                    case UnusableSelfieException unusable -> unusable(unusable);
                    case IdempotencyConflictException conflict ->
                        Problems.of(ProblemType.IDEMPOTENCY_CONFLICT, said(conflict));
                    case NoticePublishedException published ->
                        Problems.of(ProblemType.NOTICE_PUBLISHED, said(published));
                    case UnexpectedCountException other -> Problems.of(ProblemType.CONFLICT, said(other));
                    case MissingReasonException missing -> invalid("/reason", said(missing));
                    case NamingReasonException naming -> invalid("/reason", said(naming));
                    case BatchRefusedException refused -> Problems.of(ProblemType.INVALID_REQUEST, said(refused));
                    case ConstraintViolationException violations -> invalid(violations);
                    // What belongs to somebody else, what has ended and what never was are the same answer.
                    case NoSuchPortraitException absent -> Problems.of(ProblemType.NOT_FOUND);
                    case BacklogFullException full ->
                        Problems.later(
                                full.isOfOnePerson() ? ProblemType.TOO_MANY_REQUESTS : ProblemType.UNAVAILABLE,
                                said(full),
                                full.retryAfter());
                    case WishRefusedException refused -> refused(refused);
                    case NoSuchImageException absent -> Problems.of(ProblemType.NOT_FOUND);
                    case UnknownFeedException absent -> Problems.of(ProblemType.NOT_FOUND);
                    default -> null;
                });
    }

    private static ProblemType type(Refusal refusal) {
        return switch (refusal) {
            case STALE_CONSENT -> ProblemType.STALE_CONSENT;
            case BUNDLED_CONSENT -> ProblemType.BUNDLED_CONSENT;
            case NOT_ELIGIBLE -> ProblemType.NOT_ELIGIBLE;
            case UNKNOWN_NOTICE -> ProblemType.UNKNOWN_NOTICE;
            case SUPERSEDED_NOTICE -> ProblemType.SUPERSEDED_NOTICE;
            case SELFIES_NEEDED -> ProblemType.SELFIES_NEEDED;
        };
    }

    private static ProblemType type(EventRefusedException.Reason reason) {
        return switch (reason) {
            case CONFLICT -> ProblemType.EVENT_CONFLICT;
            case IN_FUTURE -> ProblemType.EVENT_IN_FUTURE;
            case NO_OBJECT -> ProblemType.INVALID_REQUEST;
        };
    }

    private static ResponseEntity<Problem> refused(WishRefusedException refused) {
        ProblemType type = switch (refused.reason()) {
            case CONSENT_NEEDED -> ProblemType.CONSENT_NEEDED;
            case TOO_MANY -> ProblemType.TOO_MANY_REQUESTS;
            case NOT_POSSIBLE -> ProblemType.INVALID_REQUEST;
            case PROMPT -> ProblemType.PROMPT_REFUSED;
            case UNUSABLE_PICTURE -> ProblemType.UNUSABLE_SELFIE;
            case NOT_THE_PERSON -> ProblemType.NOT_THE_PERSON;
        };
        String pointer = refused.pointer();
        if (type == ProblemType.TOO_MANY_REQUESTS) {
            return Problems.later(type, said(refused), refused.retryAfter());
        }
        return pointer == null
                ? Problems.of(type, said(refused))
                : Problems.of(type, said(refused), List.of(Fault.at(pointer, said(refused))));
    }

    private static ResponseEntity<Problem> unusable(UnusableSelfieException unusable) {
        String pointer = "/data/selfies/" + unusable.index() + "/content";
        return Problems.of(ProblemType.UNUSABLE_SELFIE, said(unusable), List.of(Fault.at(pointer, said(unusable))));
    }

    private static ResponseEntity<Problem> invalid(String pointer, String detail) {
        return Problems.invalid(List.of(Fault.at(pointer, detail)));
    }

    private static ResponseEntity<Problem> invalid(ConstraintViolationException failure) {
        List<Fault> faults = failure.getConstraintViolations().stream()
                .map(RoomRefusals::fault)
                .sorted(Comparator.comparing(Fault::toString))
                .toList();
        return Problems.invalid(faults);
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        return Fault.at(Pointers.of(violation.getPropertyPath().toString()), violation.getMessage());
    }

    private static String said(RuntimeException refusal) {
        String message = refusal.getMessage();
        return message == null ? "" : message;
    }
}
