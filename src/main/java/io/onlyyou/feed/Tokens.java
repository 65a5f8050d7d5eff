package io.onlyyou.feed;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes and opens the opaque tokens of pictures and feedback; one kind never passes for the other. */
@Component
class Tokens {

    /** What a token is good for; part of what is sealed, though not of the token. */
    enum Kind {
        IMAGE,
        FEEDBACK;

        private byte[] associated() {
            return ("onlyyou:" + name() + ":1").getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final int LONGEST = 2048;

    private final TokenCipher cipher;
    private final Clock clock;

    Tokens(TokenCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    String seal(Kind kind, TokenContent content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cipher.seal(content.encode(), kind.associated()));
    }

    /** Empty for anything but an unaltered token of this kind that has not expired. */
    Optional<TokenContent> open(Kind kind, String token) {
        return decode(token)
                .flatMap(bytes -> cipher.open(bytes, kind.associated()))
                .map(TokenContent::decode)
                .filter(content -> clock.instant().isBefore(content.expiresAt()));
    }

    private static Optional<byte[]> decode(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            // The decoder lets padding and stray last bits pass; a token has exactly one spelling.
            boolean exact = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sealed)
                    .equals(token);
            return exact ? Optional.of(sealed) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
