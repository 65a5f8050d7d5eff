package io.onlyyou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Whoever pastes the README's commands gets the README's answers. */
@LocalIntegrationTest
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for a POSIX shell")
class ReadmeIntegrationTests {

    private static final String NEXT = "--- next step ---";

    @TempDir
    private Path folder;

    @Autowired
    private Environment environment;

    @Test
    void commandsOfTheStoryGiveItsAnswers() throws Exception {
        List<ReadmeStory.Step> steps = ReadmeStory.read();
        assertThat(steps).hasSizeGreaterThanOrEqualTo(7);

        String[] answers = run(steps).split(NEXT, -1);

        assertThat(answers).hasSize(steps.size() + 1);
        for (int step = 0; step < steps.size(); step++) {
            assertThat(ReadmeStory.withoutChance(answers[step]))
                    .as(steps.get(step).commands())
                    .isEqualTo(ReadmeStory.withoutChance(steps.get(step).answer()));
        }
    }

    private String run(List<ReadmeStory.Step> steps) throws IOException, InterruptedException {
        String authority = URI.create(environment.getRequiredProperty("onlyyou.public-url"))
                .getAuthority();
        StringBuilder script = new StringBuilder("set -u\n");
        for (ReadmeStory.Step step : steps) {
            script.append(step.commands().replace("localhost:8080", authority))
                    .append("\necho '")
                    .append(NEXT)
                    .append("'\n");
        }
        // The commands read the repository's files and leave their own in the current folder.
        Files.createSymbolicLink(folder.resolve("src"), Path.of("src").toAbsolutePath());
        Path output = folder.resolve("output");
        Process shell = new ProcessBuilder("bash", "-c", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!shell.waitFor(2, TimeUnit.MINUTES)) {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
        return Files.readString(output);
    }
}
