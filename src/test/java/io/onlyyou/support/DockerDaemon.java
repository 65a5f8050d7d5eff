package io.onlyyou.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker daemon answers, found out without the pages of errors that a missing one is reported with. */
final class DockerDaemon {

    private DockerDaemon() {}

    static boolean answers() {
        return mayExist() && quietly();
    }

    private static boolean mayExist() {
        Path home = Path.of(System.getProperty("user.home", "."));
        return System.getenv("DOCKER_HOST") != null
                || System.getProperty("os.name", "").startsWith("Windows")
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                home.resolve(".docker/run/docker.sock"),
                                home.resolve(".docker/desktop/docker.sock"),
                                home.resolve(".testcontainers.properties"))
                        .anyMatch(Files::exists);
    }

    private static boolean quietly() {
        Logger log = (Logger) LoggerFactory.getLogger("org.testcontainers");
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            log.setLevel(before);
        }
    }
}
