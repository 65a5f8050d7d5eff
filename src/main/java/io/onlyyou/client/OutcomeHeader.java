package io.onlyyou.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code Onlyyou-Outcome}, a token with parameters (RFC 9651), of which there may one day be more. */
final class OutcomeHeader {
    private static final Pattern INJECTED =
            Pattern.compile("injected(?:;[^;\"]*)*;positions=\"([0-9]{1,7}(?:,[0-9]{1,7}){0,99})\"(?:;.*)?");
    private static final Pattern UNCHANGED =
            Pattern.compile("unchanged(?:;[^;\"]*)*?;reason=([a-z][a-z-]{0,39})(?:;.*)?");

    /** Far more than it will ever need. The patterns go deeper with every parameter, and the stack has an end. */
    private static final int LONGEST = 2_000;

    private OutcomeHeader() {}

    /** Empty for anything else. */
    static Optional<CallOutcome> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher injected = INJECTED.matcher(header);
        if (injected.matches()) {
            return Optional.of(
                    new CallOutcome.Injected(Stream.of(injected.group(1).split(",", -1))
                            .map(Integer::valueOf)
                            .toList()));
        }
        Matcher unchanged = UNCHANGED.matcher(header);
        return unchanged.matches() ? Optional.of(new CallOutcome.Unchanged(unchanged.group(1))) : Optional.empty();
    }
}
