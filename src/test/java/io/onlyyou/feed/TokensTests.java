package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final TokenContent CONTENT = new TokenContent(
            new Subject("user-42"),
            new UUID(1, 2),
            new UUID(3, 4),
            "home",
            Purpose.FEED,
            7,
            9,
            NOW.plus(Duration.ofMinutes(15)));

    private final TestCipher cipher = new TestCipher();
    private final Tokens tokens = at(NOW);

    @Test
    void openWhatWasSealed() {
        assertThat(tokens.open(Tokens.Kind.IMAGE, tokens.seal(Tokens.Kind.IMAGE, CONTENT)))
                .hasValue(CONTENT);
    }

    @Test
    void sayNothingToWhoeverHoldsThem() {
        String token = tokens.seal(Tokens.Kind.IMAGE, CONTENT);
        assertThat(token).matches("[A-Za-z0-9_-]+").isNotEqualTo(tokens.seal(Tokens.Kind.IMAGE, CONTENT));
    }

    @Test
    void neverPassForAnotherKind() {
        assertThat(tokens.open(Tokens.Kind.IMAGE, tokens.seal(Tokens.Kind.FEEDBACK, CONTENT)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tokens.Kind.class)
    void openNoMoreOnceTheyHaveExpired(Tokens.Kind kind) {
        String token = tokens.seal(kind, CONTENT);
        assertThat(at(CONTENT.expiresAt().minusSeconds(1)).open(kind, token)).isPresent();
        assertThat(at(CONTENT.expiresAt()).open(kind, token)).isEmpty();
    }

    @Test
    void doNotOpenWithAnyCharacterChanged() {
        String token = tokens.seal(Tokens.Kind.IMAGE, CONTENT);
        for (int at = 0; at < token.length(); at++) {
            for (char other : new char[] {'A', 'B', '_', '9'}) {
                StringBuilder changed = new StringBuilder(token);
                changed.setCharAt(at, other);
                if (!changed.toString().equals(token)) {
                    assertThat(tokens.open(Tokens.Kind.IMAGE, changed.toString()))
                            .as("character %d as %s", at, other)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "====", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u00e4", "../x"})
    void doNotOpenWhenMadeUp(String token) {
        assertThat(tokens.open(Tokens.Kind.IMAGE, token)).isEmpty();
    }

    @Test
    void doNotOpenWhenLengthenedOrPaddedOrCut() {
        String token = tokens.seal(Tokens.Kind.IMAGE, CONTENT);
        for (String changed :
                new String[] {token + "=", token + "A", token + "\n", token.substring(1), token.repeat(99)}) {
            assertThat(tokens.open(Tokens.Kind.IMAGE, changed)).isEmpty();
        }
    }

    @Test
    void ofAnotherServiceDoNotOpen() {
        String foreign =
                new Tokens(new TestCipher(), Clock.fixed(NOW, ZoneOffset.UTC)).seal(Tokens.Kind.IMAGE, CONTENT);
        assertThat(tokens.open(Tokens.Kind.IMAGE, foreign)).isEmpty();
    }

    private Tokens at(Instant instant) {
        return new Tokens(cipher, Clock.fixed(instant, ZoneOffset.UTC));
    }
}
