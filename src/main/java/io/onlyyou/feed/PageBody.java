package io.onlyyou.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads a body as the bytes it is, whatever it claims to be, and no more of it than is served. */
final class PageBody {

    static final int LARGEST = 8 << 20;
    /** A length is believed up to here; what is said to be longer gets its memory as it comes. */
    private static final int BELIEVED = 1 << 20;

    private PageBody() {}

    static byte[] read(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > LARGEST) {
            throw tooLarge();
        }
        if (length >= 0 && length <= BELIEVED) {
            byte[] body = new byte[(int) length];
            int read = request.getInputStream().readNBytes(body, 0, body.length);
            return read == body.length ? body : Arrays.copyOf(body, read);
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw tooLarge();
        }
        return body;
    }

    private static ResponseStatusException tooLarge() {
        return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "A page has at most 8 MB.");
    }
}
