package io.onlyyou;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a request whose Accept header rules JSON out before a handler that answers in JSON does anything.
 *
 * <p>Spring itself looks at the header when it writes what the handler returned, by when everything asked for has happened:
 * a 406 for a change that was made. Handlers that answer in bytes, in nothing, or by themselves (a feed's page, which is never
 * refused) are left alone, and so are those that declare what they produce.
 */
@Configuration(proxyBeanMethods = false)
class AcceptedFirst implements HandlerInterceptor, WebMvcConfigurer {

    private static final List<MediaType> JSON =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) == null
                && handler instanceof HandlerMethod method
                && isInJson(method.getReturnType())
                && header.resolveMediaTypes(new ServletWebRequest(request)).stream()
                        .noneMatch(AcceptedFirst::allowsJson)) {
            throw new HttpMediaTypeNotAcceptableException(JSON);
        }
        return true;
    }

    private static boolean isInJson(MethodParameter returned) {
        ResolvableType type = ResolvableType.forMethodParameter(returned);
        Class<?> body = HttpEntity.class.isAssignableFrom(type.toClass())
                ? type.as(HttpEntity.class).getGeneric().toClass()
                : type.toClass();
        return body != void.class && body != Void.class && body != byte[].class;
    }

    private static boolean allowsJson(MediaType accepted) {
        return JSON.stream().anyMatch(accepted::isCompatibleWith);
    }
}
