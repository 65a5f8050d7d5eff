package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/bad-input.md} names as shown is shown by a test of that name. */
class BadInputTests {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests)(?:#(\\w+))?`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(Path.of("docs", "bad-input.md")))
                .results()
                .toList();

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named).allSatisfy(each -> {
            assertThat(source(each.group(1))).as(each.group()).isNotEmpty();
            assertThat(source(each.group(1)))
                    .as(each.group())
                    .contains(each.group(2) == null ? "@Test" : "void " + each.group(2) + "(");
        });
    }

    private static String source(String test) {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            Path file = files.filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(test));
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
