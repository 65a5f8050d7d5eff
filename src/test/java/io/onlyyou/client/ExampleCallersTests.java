package io.onlyyou.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The callers of {@code examples}, run as the programs they are.
 *
 * <p>Property {@code onlyyou.test.callers} = {@code required} makes a missing Python or Node a failure; otherwise the run
 * says so.
 */
@ParameterizedClass
@CsvSource({"python3,examples/caller.py", "node,examples/caller.mjs"})
class ExampleCallersTests {

    private static final String PAGE = "{\"items\":[ 1.10, 2,\n3 ,4],\"é\":null}";
    private static final String SPLICED = "{\"items\":[ 1.10, 2,\n{\"id\":\"onlyyou:1\"},3 ,4],\"é\":null}";
    private static final String INJECTED = "injected;count=1;positions=\"2\"";
    private static final String AMPLE = "20";

    private final StubService service = new StubService();
    private final String program;
    private final String script;

    ExampleCallersTests(String program, String script) {
        this.program = program;
        this.script = script;
        if (!isThere(program)) {
            String missing = "There is no " + program + " on this machine, so " + script + " is not tested.";
            if ("required".equals(System.getProperty("onlyyou.test.callers"))) {
                throw new AssertionError(missing);
            }
            System.out.println(missing);
            Assumptions.abort(missing);
        }
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void givesTheSplicedPage() throws Exception {
        service.answer(200, INJECTED, SPLICED);
        assertThat(call(AMPLE)).isEqualTo(SPLICED);
        StubService.Asked asked = service.asked().get(0);
        assertThat(asked.path()).isEqualTo("/v1/feeds/home/viewers/user%3A42/splice");
        assertThat(asked.authorization()).isEqualTo("Bearer secret");
        assertThat(asked.text()).isEqualTo(PAGE);
    }

    @Test
    void givesThePageWhereNothingWasInserted() throws Exception {
        service.answer(204, "unchanged;reason=not-due", "");
        assertThat(call(AMPLE)).isEqualTo(PAGE);
    }

    @Test
    void givesThePageWhereTheServiceIsSlow() throws Exception {
        service.hang();
        assertThat(call("0.3")).isEqualTo(PAGE);
        service.drip(INJECTED, SPLICED);
        assertThat(call("0.3")).isEqualTo(PAGE);
    }

    @Test
    void givesThePageWhereTheServiceIsDownOrRefuses() throws Exception {
        assertThat(call("http://localhost:" + FreePort.choose(), AMPLE)).isEqualTo(PAGE);
        service.answer(503, INJECTED, SPLICED);
        assertThat(call(AMPLE)).isEqualTo(PAGE);
    }

    @Test
    void givesThePageWhereTheAnswerIsGarbage() throws Exception {
        service.answer(200, INJECTED, "<html>");
        assertThat(call(AMPLE)).isEqualTo(PAGE);
        service.answer(200, INJECTED, "{\"items\":[1.10,2,{},4],\"é\":null}");
        assertThat(call(AMPLE)).isEqualTo(PAGE);
    }

    private String call(String seconds) throws IOException, InterruptedException {
        return call(service.address().toString(), seconds);
    }

    private String call(String address, String seconds) throws IOException, InterruptedException {
        ProcessBuilder caller = new ProcessBuilder(program, Path.of(script).toString(), address, "home", "user:42");
        caller.environment().put("ONLYYOU_TOKEN", "secret");
        caller.environment().put("ONLYYOU_SECONDS", seconds);
        Process process = caller.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            process.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String page = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
            return page;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isThere(String program) {
        try {
            Process process = new ProcessBuilder(List.of(program, "--version"))
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
