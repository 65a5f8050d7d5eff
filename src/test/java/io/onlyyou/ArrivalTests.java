package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A caller's time runs from the first byte, whatever kept us from looking at it; on a server with a single thread. */
class ArrivalTests {

    private static final Pattern TOTAL = Pattern.compile("Server-Timing: total;dur=([0-9.]+)");
    private static final String PATH = "POST /v1/feeds/home/viewers/user-1/splice HTTP/1.1\r\n";
    private static final String REST = "Host: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    private static final Duration WHILE = Duration.ofMillis(300);
    /** What must at least be seen of it. */
    private static final double MILLIS = 150;

    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = new EdgeServer(Map.of("server.tomcat.threads.max", "1", "server.tomcat.threads.min-spare", "1"));
    }

    @AfterAll
    static void stop() {
        server.context.close();
    }

    @Test
    void countsTheTimeThatAHeadTakes() throws IOException {
        try (Socket caller = connect()) {
            send(caller, PATH + "Host: local");
            LockSupport.parkNanos(WHILE.toNanos());
            send(caller, REST.substring("Host: local".length()));
            assertThat(total(caller)).isGreaterThan(MILLIS);
        }
    }

    @Test
    void countsTheTimeUntilAThreadIsFree() throws IOException {
        String token = server.tokens.with("feed:splice");
        try (Socket first = connect();
                Socket second = connect()) {
            send(first, PATH + "Authorization: Bearer " + token + "\r\nExpect: 100-continue\r\n");
            send(first, REST.substring(0, REST.length() - 1));
            assertThat(first.getInputStream().read()).isPositive(); // it has begun, and waits for its last byte
            send(second, PATH + REST);
            LockSupport.parkNanos(WHILE.toNanos());
            send(first, "}");
            assertThat(total(second)).isGreaterThan(MILLIS);
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static double total(Socket socket) throws IOException {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        Matcher total = TOTAL.matcher(answer);
        assertThat(total.find()).as(answer).isTrue();
        return Double.parseDouble(total.group(1));
    }
}
