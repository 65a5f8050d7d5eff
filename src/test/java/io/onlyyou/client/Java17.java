package io.onlyyou.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Java 17 of this machine, wherever such things are commonly put. */
final class Java17 {

    private static final List<String> VARIABLES = List.of("JAVA17_HOME", "JAVA_HOME_17_X64", "JAVA_HOME_17_ARM64");
    private static final List<String> FOLDERS = List.of(
            "/usr/lib/jvm",
            "/opt",
            "/Library/Java/JavaVirtualMachines",
            System.getProperty("user.home") + "/.sdkman/candidates/java",
            System.getProperty("user.home") + "/.jdks");

    private Java17() {}

    /** Its {@code java} program. */
    static Optional<Path> find() {
        Stream<Path> named = VARIABLES.stream()
                .map(System::getenv)
                .filter(home -> home != null)
                .map(Path::of);
        Stream<Path> common = FOLDERS.stream().map(Path::of).flatMap(Java17::inside);
        return Stream.concat(named, common)
                .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
                .filter(Java17::is17)
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> inside(Path folder) {
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.sorted().toList().stream();
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }

    private static boolean is17(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
        } catch (IOException notThere) {
            return false;
        }
    }
}
