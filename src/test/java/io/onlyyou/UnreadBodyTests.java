package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that nobody wants and that never come, sent by people without a token, against a server of much patience. */
class UnreadBodyTests {

    private static final String REFUSED = "POST /v1/feeds/home/viewers/a/splice HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n[";

    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = new EdgeServer(Map.of("onlyyou.http.body-timeout", "5m", "onlyyou.http.head-timeout", "5m"));
    }

    @AfterAll
    static void stop() {
        server.context.close();
    }

    @Test
    void soManyAreWaitedForAndTheOthersHungUpOn() throws IOException {
        int more = 5;
        List<Socket> senders = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger hungUpOn = new AtomicInteger();
        try {
            for (int sender = 0; sender < UnreadBodyValve.AT_ONCE + more; sender++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                senders.add(socket);
                socket.getOutputStream().write(REFUSED.getBytes(StandardCharsets.US_ASCII));
                Thread.ofVirtual().start(() -> read(socket, refused, hungUpOn));
            }
            await().until(() -> refused.get() == senders.size() && hungUpOn.get() == more);
            assertThat(server.get("/problems").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : senders) {
                socket.close();
            }
        }
    }

    private static void read(Socket socket, AtomicInteger refused, AtomicInteger hungUpOn) {
        try {
            if (new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).endsWith(" 401")) {
                refused.incrementAndGet();
            }
            socket.getInputStream().readAllBytes();
            hungUpOn.incrementAndGet();
        } catch (IOException closed) {
            // by the test, which is over
        }
    }
}
