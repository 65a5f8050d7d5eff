package io.onlyyou;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 as Tomcat speaks it, but hangs up on a request whose head takes too long as a whole.
 *
 * <p>Tomcat limits the silence between two bytes only, so that one byte a second holds a connection for ever. The limit is
 * looked at whenever bytes have come and the head is still incomplete; silence stays Tomcat's own business. Public, with a
 * public constructor, because Tomcat makes it by its name.
 */
public final class LimitedHeadProtocol extends Http11NioProtocol {

    private Duration headTimeout = Duration.ofSeconds(10);

    /** Made by Tomcat, with a limit of ten seconds. */
    public LimitedHeadProtocol() {
        super(new ArrivalEndpoint());
    }

    void setHeadTimeout(Duration headTimeout) {
        this.headTimeout = headTimeout;
    }

    @Override
    protected Processor createProcessor() {
        return new LimitedHeadProcessor();
    }

    private final class LimitedHeadProcessor extends Http11Processor {

        LimitedHeadProcessor() {
            super(LimitedHeadProtocol.this, LimitedHeadProtocol.this.getAdapter());
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            SocketState state = super.service(socket);
            boolean inHead = state == SocketState.LONG && !isAsync();
            return inHead && isOverdue() ? SocketState.CLOSED : state;
        }

        /** Tomcat notes the time at a request's first byte, and forgets it with the request. */
        private boolean isOverdue() {
            long startedNanos = request.getStartTimeNanos();
            return startedNanos >= 0 && System.nanoTime() - startedNanos > headTimeout.toNanos();
        }
    }
}
