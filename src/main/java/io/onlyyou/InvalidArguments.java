package io.onlyyou;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Says which arguments of a handler were refused, and where in the request they stood.
 *
 * <p>A path that holds no valid id leads nowhere: 404, as for a valid id of nothing. Anything else is 422.
 */
final class InvalidArguments {

    private InvalidArguments() {}

    static Optional<ResponseEntity<Problem>> in(Exception failure) {
        return switch (failure) {
            case MethodArgumentNotValidException body -> Optional.of(Problems.invalid(inBody(body.getBindingResult())));
            case HandlerMethodValidationException arguments -> Optional.of(refused(arguments));
            case MethodArgumentTypeMismatchException mismatch ->
                Optional.of(refused(mismatch.getParameter(), mismatch.getName(), "This value cannot be read."));
            case MissingServletRequestParameterException missing ->
                Optional.of(Problems.invalid(
                        List.of(Fault.inParameter(missing.getParameterName(), "This parameter is needed."))));
            case MissingRequestHeaderException missing ->
                Optional.of(
                        Problems.invalid(List.of(Fault.inHeader(missing.getHeaderName(), "This header is needed."))));
            default -> Optional.empty();
        };
    }

    private static ResponseEntity<Problem> refused(HandlerMethodValidationException arguments) {
        List<ParameterValidationResult> results = arguments.getParameterValidationResults();
        return results.stream().anyMatch(result -> isInPath(result.getMethodParameter()))
                ? Problems.of(ProblemType.NOT_FOUND)
                : Problems.invalid(
                        results.stream().flatMap(InvalidArguments::faults).toList());
    }

    private static Stream<Fault> faults(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return inBody(errors).stream();
        }
        MethodParameter parameter = result.getMethodParameter();
        String name = parameter.getParameterName() == null ? "" : parameter.getParameterName();
        return result.getResolvableErrors().stream().map(error -> fault(parameter, name, said(error)));
    }

    private static ResponseEntity<Problem> refused(MethodParameter parameter, String name, String detail) {
        return isInPath(parameter)
                ? Problems.of(ProblemType.NOT_FOUND)
                : Problems.invalid(List.of(fault(parameter, name, detail)));
    }

    private static Fault fault(MethodParameter parameter, String name, String detail) {
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            return Fault.inHeader(header.name().isEmpty() ? name : header.name(), detail);
        }
        return Fault.inParameter(name, detail);
    }

    private static List<Fault> inBody(Errors errors) {
        return errors.getAllErrors().stream()
                .map(error ->
                        Fault.at(error instanceof FieldError field ? Pointers.of(field.getField()) : "", said(error)))
                .toList();
    }

    private static boolean isInPath(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static String said(MessageSourceResolvable error) {
        boolean conversion = error instanceof ObjectError object && "typeMismatch".equals(object.getCode());
        String message = error.getDefaultMessage();
        return conversion || message == null ? "This value is not allowed here." : message;
    }
}
