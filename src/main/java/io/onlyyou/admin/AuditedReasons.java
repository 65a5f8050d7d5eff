package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Adds to the audit why an administrator orders something, before the order is looked at any further. */
@ControllerAdvice
class AuditedReasons extends RequestBodyAdviceAdapter {

    private final Audit audit;
    private final HttpServletRequest request;

    /** @param request stands for whichever request is being handled */
    AuditedReasons(Audit audit, HttpServletRequest request) {
        this.audit = audit;
        this.request = request;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return Reasoned.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        if (body instanceof Reasoned order) { // not where the body is a JSON null, which the handler refuses
            keep(order);
        }
        return body;
    }

    private void keep(Reasoned order) {
        Set<Subject> people = new HashSet<>(order.people());
        Subject subject = AuditedCalls.subject(request);
        if (subject != null) {
            people.add(subject);
        }
        Reasons.refuseNaming(people, order.reason(), order.ticket());
        AuditedCalls.entry(request).ifPresent(entry -> audit.giveReason(entry, order.reason(), order.ticket()));
    }
}
