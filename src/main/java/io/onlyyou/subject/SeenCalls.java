package io.onlyyou.subject;

import io.onlyyou.consent.LastSeen;
import io.onlyyou.consent.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has it noted that a person was seen whenever they, or the app for them, call anything of theirs; no call waits for it. */
@Component
class SeenCalls implements HandlerInterceptor, WebMvcConfigurer {

    private final LastSeen lastSeen;

    SeenCalls(LastSeen lastSeen) {
        this.lastSeen = lastSeen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/subjects/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named
                && named.get("subject") instanceof String subject
                && Subject.isValid(subject)) {
            lastSeen.note(new Subject(subject));
        }
        return true;
    }
}
