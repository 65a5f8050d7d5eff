package io.onlyyou.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that is free now, from a range that no outgoing connection takes its local port from. */
public final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private FreePort() {}

    public static int choose() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket probe = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // try another
            }
        }
    }
}
