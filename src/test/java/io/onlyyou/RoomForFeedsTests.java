package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever else is asked of the service, feeds find a thread. */
class RoomForFeedsTests {

    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = new EdgeServer(Map.of("onlyyou.http.others-at-once", "1", "onlyyou.http.pictures-at-once", "1"));
    }

    @AfterAll
    static void stop() {
        server.context.close();
    }

    @Test
    void turnsOthersAwayWhereTheirRoomIsTaken() throws IOException {
        String token = "Authorization: Bearer " + server.tokens.with("feed:splice") + "\r\n";
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.setSoTimeout(20_000);
            send(
                    slow,
                    "POST /v1/interactions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + token);
            send(slow, "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n");
            assertThat(slow.getInputStream().read()).isPositive(); // it is being read, and so in the room

            HttpResponse<String> other = server.get("/problems");
            assertProblem(other.body(), ProblemType.UNAVAILABLE);
            assertThat(other.headers().firstValue("Retry-After")).isPresent();
            assertThat(server.get("/v1/images/nothing").statusCode()).isEqualTo(404);
            assertThat(server.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            HttpResponse<String> page = server.send(
                    "POST",
                    "/v1/feeds/home/viewers/user-1/splice",
                    BodyPublishers.ofString("{}"),
                    "Authorization",
                    "Bearer " + server.tokens.with("feed:splice"));
            assertThat(page.statusCode()).isEqualTo(200);

            send(slow, "{}");
            assertThat(slow.getInputStream().readAllBytes()).isNotEmpty();
        }
        assertThat(server.get("/problems").statusCode()).isEqualTo(200);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
