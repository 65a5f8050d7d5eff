package io.onlyyou;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body is read through its limits, whichever way it is read. */
class LimitedRequest extends HttpServletRequestWrapper {

    private final long mostBytes;
    private final Duration patience;
    private @Nullable LimitedBody body;

    LimitedRequest(HttpServletRequest request, long mostBytes, Duration patience) {
        super(request);
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        LimitedBody limited = body;
        if (limited == null) {
            limited = new LimitedBody(super.getInputStream(), mostBytes, patience);
            body = limited;
        }
        return limited;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
