package io.onlyyou;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;

/**
 * Reads away what nobody read of a body, for a while, and then hangs up.
 *
 * <p>Closing at once can destroy an answer that is still on its way (RFC 9112, 9.6). Tomcat reads on for that reason, but
 * without a deadline, so that a body that drips after its 401 would hold a thread for hours. Nobody needs a token for that, so
 * few may do it at once: whoever comes beyond is hung up on almost at once, and the worker threads stay with the feeds.
 */
class UnreadBodyValve extends ValveBase {

    static final int AT_ONCE = 16;

    private static final long MOST_BYTES = 2L << 20;
    /** Bodies that have come already are read away in far less, so whoever sent one of these gets a turn. */
    private static final long TURN_MILLIS = 50;

    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Duration patience;

    UnreadBodyValve(Duration patience) {
        super(true);
        this.patience = patience;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || request.getInputStream().isFinished()) {
            return;
        }
        response.finishResponse();
        if (!isReadAwayInRoom(request, response)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private boolean isReadAwayInRoom(Request request, Response response) {
        try {
            if (!room.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return isReadAway(request, response);
        } finally {
            room.release();
        }
    }

    private boolean isReadAway(Request request, Response response) {
        boolean waits = request.getHeader(HttpHeaders.EXPECT) != null;
        if (waits || response.getStatus() == ProblemType.REQUEST_TIMEOUT.status()) {
            return false;
        }
        // Tomcat's own stream may be closed by now, so this asks the connection itself.
        var piece = new Piece();
        long startedNanos = System.nanoTime();
        long bytes = 0;
        try {
            for (int count = 0; count >= 0; count = request.getCoyoteRequest().doRead(piece)) {
                bytes += count;
                if (bytes > MOST_BYTES || System.nanoTime() - startedNanos > patience.toNanos()) {
                    return false;
                }
            }
            return true;
        } catch (IOException silent) {
            return false;
        }
    }

    private static final class Piece implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer read) {
            bytes = read;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {}
    }
}
