package io.onlyyou.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code server.port=0} into the number of a free port before anybody reads it, since the public URL and the
 * issuer of tokens contain it.
 *
 * <p>The number lies below the range from which Linux and macOS take the local ports of outgoing connections, so that
 * none of the application's own connections can take it between the choice and the start of the web server.
 */
final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private FreePort() {}

    static void chooseIn(ConfigurableEnvironment environment) {
        if (!"0".equals(environment.getProperty("server.port"))) {
            return;
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("freePort", Map.of("server.port", choose(new SplittableRandom()))));
    }

    private static int choose(RandomGenerator random) {
        while (true) {
            int candidate = random.nextInt(LOWEST, HIGHEST);
            try (ServerSocket probe = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // try another
            }
        }
    }
}
