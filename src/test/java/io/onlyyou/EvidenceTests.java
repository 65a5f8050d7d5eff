package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Promised;
import io.onlyyou.support.Shows;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Writes {@code docs/evidence.md} from the tests themselves: {@code mvn test -Dtest=EvidenceTests -Donlyyou.evidence=write}.
 * Without that it fails where the page is not what the tests say.
 */
class EvidenceTests {

    private static final Path PAGE = Path.of("docs", "evidence.md");
    private static final Path CLASSES = Path.of("target", "test-classes");

    private static final String HEAD = """
            # Evidence

            What we promise, the right or duty behind it, and the tests that show it. Written by the build from the tests' own
            annotations, so do not edit it: `mvn test -Dtest=EvidenceTests -Donlyyou.evidence=write`. A test fails
            while it is out of date. All tests run in `mvn verify`; figures say how they were measured.

            | what | behind it | shown by | figure | seed |
            | --- | --- | --- | --- | --- |
            """;

    @Test
    void pageIsWhatTheTestsSay() throws Exception {
        String page = page();
        if ("write".equals(System.getProperty("onlyyou.evidence"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("write it anew: -Donlyyou.evidence=write").hasContent(page);
    }

    @Test
    void figuresThatItNamesAreThere() throws IOException {
        for (Promised claim : Promised.values()) {
            if (!claim.figure().isEmpty()) {
                String[] place = claim.figure().split("#", 2);
                List<String> headings = Files.readAllLines(Path.of("docs", place[0])).stream()
                        .filter(line -> line.startsWith("#"))
                        .map(line -> line.replaceAll("^#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replace(' ', '-'))
                        .toList();
                assertThat(headings).contains(place[1]);
            }
        }
    }

    private static String page() throws Exception {
        Map<Promised, Set<String>> tests = new EnumMap<>(Promised.class);
        Map<Promised, Set<String>> seeds = new EnumMap<>(Promised.class);
        for (Class<?> test : testClasses()) {
            note(test, "`" + test.getSimpleName() + "`", tests, seeds);
            Arrays.stream(test.getDeclaredMethods())
                    .forEach(method ->
                            note(method, "`" + test.getSimpleName() + "." + method.getName() + "`", tests, seeds));
        }
        return Arrays.stream(Promised.values())
                .map(claim -> row(claim, tests.getOrDefault(claim, Set.of()), seeds.getOrDefault(claim, Set.of())))
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static void note(
            AnnotatedElement test, String name, Map<Promised, Set<String>> tests, Map<Promised, Set<String>> seeds) {
        Shows shows = test.getDeclaredAnnotation(Shows.class);
        if (shows != null) {
            for (Promised claim : shows.value()) {
                tests.computeIfAbsent(claim, none -> new TreeSet<>()).add(name);
                if (!shows.seed().isEmpty()) {
                    seeds.computeIfAbsent(claim, none -> new TreeSet<>()).add(shows.seed());
                }
            }
        }
    }

    private static String row(Promised claim, Set<String> tests, Set<String> seeds) {
        return Stream.of(
                        claim.text(),
                        claim.basis(),
                        tests.isEmpty() ? "**no test says so**" : String.join("<br>", tests),
                        claim.figure().isEmpty() ? "" : "[%1$s](%1$s)".formatted(claim.figure()),
                        String.join("<br>", seeds))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Without running any code of theirs. */
    private static List<Class<?>> testClasses() throws Exception {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<String> names = files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Tests.class"))
                    .map(name -> name.replace(".class", "").replace(File.separatorChar, '.'))
                    .sorted()
                    .toList();
            List<Class<?>> classes = new ArrayList<>();
            for (String name : names) {
                classes.add(Class.forName(name, false, EvidenceTests.class.getClassLoader()));
            }
            return classes;
        }
    }
}
