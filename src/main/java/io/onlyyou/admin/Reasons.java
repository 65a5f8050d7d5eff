package io.onlyyou.admin;

import io.onlyyou.consent.Subject;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the ids of people out of what administrators write. */
final class Reasons {

    /** Shorter ids are words too often. */
    private static final int SHORTEST = 4;

    private Reasons() {}

    /** Fails with {@link NamingReasonException} where one of these people is named. */
    static void refuseNaming(Set<Subject> people, @Nullable String... texts) {
        Set<String> ids = people.stream().map(Subject::value).collect(Collectors.toSet());
        boolean naming = Arrays.stream(texts)
                .filter(Objects::nonNull)
                .flatMap(Reasons::words)
                .anyMatch(word -> word.length() >= SHORTEST && ids.contains(word));
        if (naming) {
            throw new NamingReasonException();
        }
    }

    /** As they stand, and without what punctuation an id may end in. */
    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9._:@-]+"))
                .flatMap(word -> Stream.of(word, word.replaceAll("^[^A-Za-z0-9]+|[.:-]+$", "")));
    }
}
