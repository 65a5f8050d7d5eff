package io.onlyyou;

import java.time.Duration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat must know that Boot has no setting for, or whose default is too patient. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    private static final int MOST_PARAMETERS = 100;
    private static final Duration IDLE = Duration.ofSeconds(60);

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(
            HttpProperties http, JsonMapper json, IdGenerator ids) {
        return factory -> {
            factory.setProtocol(LimitedHeadProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                connector.setAllowTrace(false);
                connector.setMaxParameterCount(MOST_PARAMETERS);
                connector.setMaxPostSize(Math.toIntExact(BodyLimits.REST)); // forms, which Tomcat reads by itself
                if (connector.getProtocolHandler() instanceof LimitedHeadProtocol protocol) {
                    protocol.setHeadTimeout(http.headTimeout());
                    protocol.setConnectionTimeout(
                            Math.toIntExact(http.headTimeout().toMillis()));
                    protocol.setKeepAliveTimeout(Math.toIntExact(IDLE.toMillis()));
                    // Whoever asks first (Expect: 100-continue) is told "too large" or "no" before sending anything.
                    protocol.setContinueResponseTiming("onRead");
                }
            });
            // Innermost of the host's valves, so that it reports before Boot's own, which answers in HTML.
            factory.addContextCustomizers(context -> {
                context.getParent().getPipeline().addValve(new ArrivalValve());
                context.getParent().getPipeline().addValve(new UnreadBodyValve(http.bodyTimeout()));
                context.getParent().getPipeline().addValve(new ProblemReportValve(json, ids));
            });
        };
    }
}
