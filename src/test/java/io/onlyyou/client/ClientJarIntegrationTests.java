package io.onlyyou.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that callers embed, as it leaves the build. */
class ClientJarIntegrationTests {

    private static final int JAVA_17 = 61;
    private static final String PAGE = "{\"items\":[1,2,3]}";
    private static final String SPLICED = "{\"items\":[1,{\"id\":\"onlyyou:1\"},2,3]}";

    private static final Path JAR = Path.of(
                    System.getProperty("onlyyou.test.jar", "").replace(".jar", "-client.jar"))
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void carriesTheClientAndTheCoreInBytecodeOfJava17AndNothingElse() throws IOException {
        int classes = 0;
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                    assertThat(entry.getName()).matches("io/onlyyou/(client|splice)/\\w+(\\$\\w+)*\\.class");
                    assertThat(majorVersion(jar, entry)).as(entry.getName()).isEqualTo(JAVA_17);
                    classes++;
                }
            }
        }
        assertThat(classes).isGreaterThan(30);
    }

    @Test
    void servesACallerOnJava17() throws Exception {
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-Xlint:all",
                        "-Werror",
                        "-cp",
                        JAR.toString(),
                        "-d",
                        folder.toString(),
                        "examples/Caller.java");
        assertThat(compiled).isZero();
        Optional<Path> java = Java17.find();
        Assumptions.assumeTrue(
                java.isPresent(),
                () -> "There is no Java 17 on this machine: the client was compiled for it, and not run on it.");
        try (StubService service = new StubService()) {
            service.behave((exchange, body) -> {
                boolean plan = exchange.getRequestURI().getPath().endsWith("/plan");
                byte[] answer = (plan
                                ? "{\"outcome\":\"injected\",\"insertions\":[{\"position\":1,\"item\":{\"id\":\"onlyyou:1\"}}]}"
                                : SPLICED)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Onlyyou-Outcome", "injected;count=1;positions=\"1\"");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            assertThat(call(java.get(), service.address().toString())).isEqualTo(SPLICED + SPLICED);
            service.answer(500, "", "");
            assertThat(call(java.get(), service.address().toString())).isEqualTo(PAGE + PAGE);
        }
    }

    private String call(Path java, String address) throws IOException, InterruptedException {
        ProcessBuilder caller = new ProcessBuilder(
                java.toString(),
                "-cp",
                JAR + System.getProperty("path.separator") + folder,
                "Caller",
                address,
                "home",
                "user-42",
                "10");
        caller.environment().put("ONLYYOU_TOKEN", "secret");
        Process process = caller.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            process.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String pages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return pages;
        } finally {
            process.destroyForcibly();
        }
    }

    private static int majorVersion(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream bytes = new DataInputStream(jar.getInputStream(entry))) {
            bytes.skipNBytes(6);
            return bytes.readUnsignedShort();
        }
    }
}
