package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.io.ByteArrayResource;

class WireWarmUpTests {

    private static final int ROUNDS = 3;

    private final TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
    private final WebServerApplicationContext context = mock(WebServerApplicationContext.class);
    private final RehearsedConnector connector = new RehearsedConnector(context);

    private @Nullable WebServer server;

    private void start() {
        WebServer started = factory.getWebServer();
        started.start();
        server = started;
        when(context.getWebServer()).thenReturn(started);
    }

    @AfterEach
    void stop() {
        WebServer started = server;
        if (started != null) {
            started.destroy();
        }
    }

    private WireWarmUp step() throws IOException {
        return new WireWarmUp(connector, new ByteArrayResource("{\"items\":[]}".getBytes(StandardCharsets.US_ASCII)));
    }

    private AbstractHttp11Protocol<?> protocol() {
        Connector found = connector.find().orElseThrow();
        return (AbstractHttp11Protocol<?>) found.getProtocolHandler();
    }

    private void ask(WireWarmUp step) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            step.run();
        }
    }

    @Test
    void keepsItsConnectionUntilTheEnd() throws IOException {
        start();
        WireWarmUp step = step();
        ask(step);
        assertThat(protocol().getConnectionCount()).isEqualTo(1 + 1); // and one that is waited for
        step.end();
    }

    /** Which all of Linux's 127/8 are. */
    @Test
    void goesToTheAddressThatIsListenedAt() throws IOException {
        factory.setAddress(InetAddress.getLoopbackAddress());
        start();
        WireWarmUp step = step();
        ask(step);
        step.end();
    }

    @Test
    void failsWhereAnotherAnswers() throws IOException {
        start();
        protocol().setMaxHttpRequestHeaderSize(1); // so that it refuses
        assertThatThrownBy(step()::run).isInstanceOf(IOException.class);
    }

    @Test
    void leavesAPortWithTlsAlone() throws IOException {
        start();
        protocol().setMaxHttpRequestHeaderSize(1);
        protocol().setSSLEnabled(true);
        step().run();
    }

    @Test
    void hasNothingToDoWhereNothingListens() throws IOException {
        step().run();
    }
}
