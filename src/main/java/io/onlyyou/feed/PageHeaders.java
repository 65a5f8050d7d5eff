package io.onlyyou.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the optional headers of a page; one that is malformed, or there twice, counts as absent. */
record PageHeaders(HttpServletRequest request) {

    static final Duration DEFAULT_BUDGET = Duration.ofMillis(150);
    /** Nobody waits longer for a page, and a decision under way holds a connection. */
    static final Duration LONGEST_BUDGET = Duration.ofSeconds(10);

    private static final Pattern PAGE_KEY = Pattern.compile("[!-~]{1,128}");
    /** Templates put it into an id of the platform's own kind, such as {@code at://…/<portrait>}. */
    private static final Pattern PORTRAIT =
            Pattern.compile("(?<![0-9A-Za-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z-])");

    private static final int MOST_SEEN = 50;
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern MINIMAL = Pattern.compile("(?i)return\\s*=\\s*(minimal|\"minimal\")\\s*(;.*)?");

    Optional<String> pageKey() {
        return single("Onlyyou-Page-Key").filter(key -> PAGE_KEY.matcher(key).matches());
    }

    Duration budget() {
        Duration budget = Duration.ofMillis(number("Onlyyou-Deadline-Ms").orElse(0));
        if (budget.isZero()) {
            return DEFAULT_BUDGET;
        }
        return budget.compareTo(LONGEST_BUDGET) < 0 ? budget : LONGEST_BUDGET;
    }

    OptionalInt itemsSince() {
        return number("Onlyyou-Items-Since");
    }

    /** The portraits in the ids of items that were seen since; what names none is left out, and more than a page of them. */
    List<UUID> seen() {
        return all("Onlyyou-Seen").stream()
                .flatMap(ids -> PORTRAIT.matcher(ids).results())
                .map(portrait -> UUID.fromString(portrait.group()))
                .distinct()
                .limit(MOST_SEEN)
                .toList();
    }

    /** Whether the caller wants no body back where nothing was inserted (RFC 7240). */
    boolean prefersMinimal() {
        return all("Prefer").stream()
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .filter(preference -> preference.regionMatches(true, 0, "return", 0, 6))
                .findFirst()
                .map(preference -> MINIMAL.matcher(preference).matches())
                .orElse(false);
    }

    /** Whether the body is anything but itself. */
    boolean isEncoded() {
        return all("Content-Encoding").stream()
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
    }

    private OptionalInt number(String name) {
        return single(name)
                .filter(value -> NUMBER.matcher(value).matches())
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }

    private Optional<String> single(String name) {
        List<String> values = all(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private List<String> all(String name) {
        return new ArrayList<>(Collections.list(request.getHeaders(name)));
    }
}
