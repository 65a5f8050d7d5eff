package io.onlyyou;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says what is wrong with a JSON document: malformed, 400, or a document with something invalid in it, 422.
 *
 * <p>Nothing of Jackson's messages is passed on: they quote the document and name classes.
 */
final class JsonProblems {

    private JsonProblems() {}

    static ResponseEntity<Problem> of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                invalid(unknown, "This field is not known here: leave it out.");
            case InvalidNullException missing -> invalid(missing, "This field needs a value.");
            case UnstorableValueException odd ->
                invalid(odd, "This value cannot be stored: no U+0000, no half surrogate pair, no infinite number.");
            case MismatchedInputException mismatch -> mismatched(mismatch);
            case InputCoercionException overflow ->
                invalid(overflow, "This has to be " + kind(overflow.getTargetType()) + ".");
            case ValueInstantiationException refused -> invalid(refused, "This value is not allowed here.");
            default -> Problems.of(ProblemType.MALFORMED_REQUEST);
        };
    }

    private static ResponseEntity<Problem> mismatched(MismatchedInputException mismatch) {
        return isOutsideTheDocument(mismatch)
                ? Problems.of(ProblemType.MALFORMED_REQUEST)
                : invalid(mismatch, "This has to be " + kind(mismatch.getTargetType()) + ".");
    }

    private static ResponseEntity<Problem> invalid(JacksonException failure, String detail) {
        return Problems.invalid(List.of(Fault.at(Pointers.of(failure.getPath()), detail)));
    }

    /** Nothing at all, or a second document: Jackson reports both as it reports a wrong type. */
    private static boolean isOutsideTheDocument(MismatchedInputException mismatch) {
        String message = mismatch.getOriginalMessage();
        return mismatch.getPath().isEmpty()
                && (message.startsWith("Trailing token") || message.startsWith("No content to map"));
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        } else if (type == String.class) {
            return "a string";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (type == Instant.class) {
            return "an RFC 3339 instant with an offset, such as 2026-11-22T10:00:00Z";
        } else if (type == UUID.class) {
            return "a UUID";
        } else if (type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
            return "a number in range, whole where fractions make no sense";
        } else if (type == int.class || type == long.class || type == short.class || type == byte.class) {
            return "a whole number in range";
        } else if (type == byte[].class) {
            return "Base64";
        } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        } else if (type.isEnum()) {
            return "one of the values that the contract lists";
        }
        return "what the contract describes";
    }
}
