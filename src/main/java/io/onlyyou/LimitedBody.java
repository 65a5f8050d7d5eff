package io.onlyyou;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A request body that ends in {@link BodyRefusedException} when it exceeds its limit in bytes, or its time.
 *
 * <p>The time is looked at after each read, so a silent sender is refused by the connector's own timeout instead. What has
 * come buys time, a second for each MiB: a dripping body earns none.
 */
class LimitedBody extends ServletInputStream {

    private static final long BYTES_A_SECOND = 1L << 20;

    private final ServletInputStream body;
    private final long mostBytes;
    private final Duration patience;
    private final long startedNanos = System.nanoTime();
    private long bytes;

    LimitedBody(ServletInputStream body, long mostBytes, Duration patience) {
        this.body = body;
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = readInTime(into, offset, length);
        bytes += Math.max(count, 0);
        if (bytes > mostBytes) {
            throw new BodyRefusedException(ProblemType.PAYLOAD_TOO_LARGE);
        }
        Duration bought = Duration.ofSeconds(bytes / BYTES_A_SECOND);
        if (count >= 0
                && System.nanoTime() - startedNanos > patience.plus(bought).toNanos()) {
            throw new BodyRefusedException(ProblemType.REQUEST_TIMEOUT);
        }
        return count;
    }

    private int readInTime(byte[] into, int offset, int length) throws IOException {
        try {
            return body.read(into, offset, length);
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) {
                throw new BodyRefusedException(ProblemType.REQUEST_TIMEOUT);
            }
            throw e;
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
