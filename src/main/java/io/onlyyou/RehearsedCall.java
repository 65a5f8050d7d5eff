package io.onlyyou;

import io.onlyyou.feed.Rehearsal;
import java.nio.ByteBuffer;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * A request that the node makes to itself, as Tomcat hands one on once it is read: through every valve, filter and handler,
 * in the caller's thread, without a connection. For one call.
 */
final class RehearsedCall {

    private final Request request = new Request();
    private final Response response = new Response();

    RehearsedCall(String path, byte[] body) {
        request.setResponse(response);
        request.setMethod("POST");
        request.requestURI().setString(path);
        request.decodedURI().setString(path);
        request.protocol().setString("HTTP/1.1");
        request.serverName().setString("localhost");
        request.remoteAddr().setString("127.0.0.1");
        request.setInputBuffer(new Sent(body));
        response.setOutputBuffer(new Dropped());
        header(HttpHeaders.HOST, "localhost");
        header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        header(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        request.setAttribute(Rehearsal.ATTRIBUTE, true);
    }

    /** Has it come with an identity, as if one had been made out of a token: only who is in this process can say so. */
    RehearsedCall as(SecurityContext identity) {
        request.setAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME, identity);
        return this;
    }

    RehearsedCall header(String name, String value) {
        MimeHeaders headers = request.getMimeHeaders();
        headers.addValue(name).setString(value);
        return this;
    }

    /** Gives the status. */
    int ask(Adapter server) throws Exception {
        request.markStartTime();
        server.service(request, response);
        return response.getStatus();
    }

    private static final class Sent implements InputBuffer {

        private final ByteBuffer left;

        Sent(byte[] body) {
            left = ByteBuffer.wrap(body);
        }

        @Override
        public int doRead(ApplicationBufferHandler reader) {
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = left.remaining();
            reader.setByteBuffer(left.duplicate());
            left.position(left.limit());
            return count;
        }

        @Override
        public int available() {
            return left.remaining();
        }
    }

    private static final class Dropped implements OutputBuffer {

        private long bytes;

        @Override
        public int doWrite(ByteBuffer chunk) {
            int count = chunk.remaining();
            chunk.position(chunk.limit());
            bytes += count;
            return count;
        }

        @Override
        public long getBytesWritten() {
            return bytes;
        }
    }
}
