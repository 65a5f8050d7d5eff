package io.onlyyou.portrait;

import com.google.crypto.tink.Aead;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.vault.ServiceKeys;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The addresses that providers call back to: sealed, so that one names its person to us alone and cannot be made up. */
@Component
class CallbackAddresses {

    private static final String PATH = "/v1/provider-callbacks/";
    private static final int BYTES = 32;
    private static final int LONGEST = 200;

    /** What an address is about. */
    record About(PersonKey person, UUID sending) {}

    private final CallbackProperties properties;
    private final ServiceKeys keys;

    CallbackAddresses(CallbackProperties properties, ServiceKeys keys) {
        this.properties = properties;
        this.keys = keys;
    }

    /** Empty where nobody could reach us. */
    Optional<URI> of(String provider, PersonKey person, UUID sending) {
        String base = properties.publicUrl();
        return base == null
                ? Optional.empty()
                : Optional.of(URI.create(base + PATH + provider + "/" + seal(provider, person, sending)));
    }

    /** Empty where it was not made here for this provider. */
    Optional<About> open(String provider, String opaque) {
        if (opaque.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(aead().decrypt(Base64.getUrlDecoder().decode(opaque), bytes(provider)));
            return plain.remaining() == BYTES
                    ? Optional.of(new About(new PersonKey(uuid(plain)), uuid(plain)))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private String seal(String provider, PersonKey person, UUID sending) {
        byte[] plain = ByteBuffer.allocate(BYTES)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .putLong(sending.getMostSignificantBits())
                .putLong(sending.getLeastSignificantBits())
                .array();
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(aead().encrypt(plain, bytes(provider)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The service's own key for callbacks does not work.", failure);
        }
    }

    private Aead aead() {
        return keys.aead("provider-callback");
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] bytes(String provider) {
        return provider.getBytes(StandardCharsets.UTF_8);
    }
}
