package io.onlyyou.splice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the fuzzer starts from, and what it has found, in every build; {@code docs/fuzzing.md} has the long run. */
class FuzzedPageTests {
    private static final Path CORPUS = Path.of("src/fuzz/corpus");
    private static final int ROUNDS = 100;

    @Test
    void theCorpus() throws IOException {
        int pages = 0;
        List<Path> inputs = corpus();
        for (Path input : inputs) {
            pages += isPage(input) ? 1 : 0;
        }
        assertThat(pages).as("some are pages, some are not").isBetween(inputs.size() / 3, inputs.size() * 2 / 3);
        assertThat(isPage(CORPUS.resolve("feed"))).isTrue();
        assertThat(isPage(CORPUS.resolve("items-twice"))).isFalse();
    }

    @Test
    void theCorpusDamaged() throws IOException {
        int pages = 0;
        for (Path file : corpus()) {
            byte[] input = Files.readAllBytes(file);
            PageGenerator generator = new PageGenerator(input.length);
            for (int round = 0; round < ROUNDS; round++) {
                pages += FuzzedPage.check(generator.damaged(input)) ? 1 : 0;
            }
        }
        assertThat(pages).as("damage is sometimes harmless").isGreaterThan(ROUNDS);
    }

    private static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    private static boolean isPage(Path file) throws IOException {
        return FuzzedPage.check(Files.readAllBytes(file));
    }
}
