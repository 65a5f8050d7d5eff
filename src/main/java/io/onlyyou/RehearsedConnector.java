package io.onlyyou;

import java.util.Arrays;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Where callers reach this process, once they do. */
@Component
class RehearsedConnector {

    private final ApplicationContext context;

    RehearsedConnector(ApplicationContext context) {
        this.context = context;
    }

    /** Empty where nothing listens, as in some tests; nor is it ever the port of the management endpoints. */
    Optional<Connector> find() {
        return context instanceof WebServerApplicationContext served
                        && served.getWebServer() instanceof TomcatWebServer server
                ? Arrays.stream(server.getTomcat().getService().findConnectors())
                        .filter(connector -> connector.getLocalPort() > 0)
                        .findFirst()
                : Optional.empty();
    }
}
