package io.onlyyou;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A connector's end of its connections that knows, for the thread at work, when bytes were there for it: Tomcat itself looks
 * at its watch only once a thread is free, which under load is late.
 */
final class ArrivalEndpoint extends NioEndpoint {

    /** One number for each worker thread: on the clock of {@link System#nanoTime}, or zero. */
    private static final ThreadLocal<long[]> READABLE_AT = ThreadLocal.withInitial(() -> new long[1]);

    /**
     * When the request that this thread is at was there to be read.
     *
     * @param noticedNanos when Tomcat saw its first byte
     */
    static long firstByte(long noticedNanos) {
        long[] readable = READABLE_AT.get();
        long at = readable[0];
        readable[0] = 0; // a second request out of the same bytes came when Tomcat saw it
        return at != 0 && at - noticedNanos < 0 ? at : noticedNanos;
    }

    @Override
    protected SocketProcessorBase<NioChannel> createSocketProcessor(
            SocketWrapperBase<NioChannel> socket, SocketEvent event) {
        return new Watched(socket, event);
    }

    private final class Watched extends SocketProcessor {

        private long readableAtNanos;

        Watched(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            super(socket, event);
            readableAtNanos = System.nanoTime();
        }

        /** Tomcat uses these again. */
        @Override
        public void reset(@Nullable SocketWrapperBase<NioChannel> socket, @Nullable SocketEvent event) {
            super.reset(socket, event);
            readableAtNanos = System.nanoTime();
        }

        @Override
        protected void doRun() {
            long[] readable = READABLE_AT.get();
            readable[0] = readableAtNanos;
            try {
                super.doRun();
            } finally {
                readable[0] = 0;
            }
        }
    }
}
