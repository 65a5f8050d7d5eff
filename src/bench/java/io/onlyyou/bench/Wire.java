package io.onlyyou.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One kept-alive connection that speaks just enough HTTP/1.1, with as little work as possible: not for several threads. */
final class Wire implements Closeable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final byte[] LENGTH = bytes("\r\nContent-Length: ");
    private static final byte[] OUTCOME = bytes("\r\nOnlyyou-Outcome: ");
    private static final byte[] TIMING = bytes("\r\nServer-Timing: ");
    private static final byte[] CLOSE = bytes("\r\nConnection: close");
    private static final byte[] LAST_CHUNK = bytes("0\r\n\r\n");
    private static final byte[] END = bytes("\r\n\r\n");

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean closing;
    private byte[] sent = new byte[80 << 10];
    private byte[] got = new byte[80 << 10];
    private int bodyStart;
    private int bodyEnd;

    Wire(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        closing = false;
    }

    /** Sends it and waits for the answer; gives the status. */
    int ask(Call call) throws IOException {
        if (closing) {
            close();
            connect();
        }
        byte[] head = bytes(call.head());
        int length = head.length + call.body().length;
        if (sent.length < length) {
            sent = new byte[length];
        }
        System.arraycopy(head, 0, sent, 0, head.length);
        System.arraycopy(call.body(), 0, sent, head.length, call.body().length);
        out.write(sent, 0, length);
        return answer();
    }

    private int answer() throws IOException {
        int filled = 0;
        int headEnd = -1;
        while (headEnd < 0) {
            filled += more(filled);
            headEnd = find(END, filled);
        }
        int at = find(LENGTH, headEnd + 2);
        bodyStart = headEnd + END.length;
        if (at < 0) {
            readChunks(filled);
        } else {
            readBody(filled, number(at + LENGTH.length));
        }
        closing = find(CLOSE, headEnd + 2) >= 0;
        return number(9);
    }

    private void readBody(int before, int length) throws IOException {
        int filled = before;
        bodyEnd = bodyStart + length;
        if (got.length < bodyEnd) {
            got = Arrays.copyOf(got, bodyEnd);
        }
        while (filled < bodyEnd) {
            filled += more(filled);
        }
    }

    /** To the last of them, as they came. */
    private void readChunks(int before) throws IOException {
        int filled = before;
        while (filled < bodyStart + LAST_CHUNK.length
                || !Arrays.equals(got, filled - LAST_CHUNK.length, filled, LAST_CHUNK, 0, LAST_CHUNK.length)) {
            filled += more(filled);
        }
        bodyEnd = filled;
    }

    private int more(int filled) throws IOException {
        int count = in.read(got, filled, got.length - filled);
        if (count < 0) {
            throw new EOFException("The connection was closed");
        }
        return count;
    }

    boolean hasPageIntact() {
        return OrdinaryPage.isIntact(got, bodyStart, bodyEnd);
    }

    /** Such as {@code unchanged;reason=no-consent}; empty where the answer says nothing. */
    String outcome() {
        return header(OUTCOME);
    }

    /** What the service says that the answer took; zero where it does not say. */
    double serverMillis() {
        String timing = header(TIMING);
        int at = timing.indexOf("dur=");
        return at < 0 ? 0 : Double.parseDouble(timing.substring(at + "dur=".length()).split("[;,]", 2)[0]);
    }

    private String header(byte[] name) {
        int at = find(name, bodyStart);
        if (at < 0) {
            return "";
        }
        int start = at + name.length;
        int end = start;
        while (got[end] != '\r') {
            end++;
        }
        return new String(got, start, end - start, StandardCharsets.US_ASCII);
    }

    String body() {
        return new String(got, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    private int number(int at) {
        int number = 0;
        for (int index = at; got[index] >= '0' && got[index] <= '9'; index++) {
            number = number * 10 + got[index] - '0';
        }
        return number;
    }

    private int find(byte[] what, int before) {
        for (int at = 0; at + what.length <= before; at++) {
            if (Arrays.equals(got, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
