package io.onlyyou;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import io.onlyyou.admin.KeyRegister;
import io.onlyyou.consent.KeySafe;
import io.onlyyou.consent.KeyedHash;
import io.onlyyou.feed.TokenCipher;
import io.onlyyou.vault.KeyRewrapping;
import io.onlyyou.vault.ServiceKeys;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives rooms that may not name the vault what they need of its keys, through ports of their own. */
@Configuration(proxyBeanMethods = false)
class PortWiring {

    @Bean
    KeyedHash keyedHash(ServiceKeys keys) {
        Mac mac = keys.mac("keyed-hash");
        return input -> {
            try {
                return mac.computeMac(input);
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException("The service's own key for hashes does not work.", failure);
            }
        };
    }

    @Bean
    KeySafe keySafe(ServiceKeys keys) {
        return new AeadKeySafe(keys.aead("signing-keys"));
    }

    @Bean
    TokenCipher imageTokenCipher(ServiceKeys keys) {
        return new AeadTokenCipher(keys.aead("image-url"));
    }

    @Bean
    KeyRegister keyRegister(KeyRewrapping rewrapping) {
        return () -> rewrapping.states().stream()
                .map(state -> new KeyRegister.Key(
                        state.id(),
                        state.primary(),
                        state.known(),
                        state.firstUsedAt(),
                        state.destroyBy(),
                        state.dataKeys(),
                        state.serviceKeys()))
                .toList();
    }

    private record AeadKeySafe(Aead aead) implements KeySafe {

        @Override
        public byte[] close(byte[] content, byte[] label) {
            try {
                return aead.encrypt(content, label);
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException("The service's own key for signing keys does not work.", failure);
            }
        }

        @Override
        public byte[] open(byte[] closed, byte[] label) {
            try {
                return aead.decrypt(closed, label);
            } catch (GeneralSecurityException altered) {
                throw new IllegalStateException("A signing key was altered, or wrapped by another key.", altered);
            }
        }
    }

    private record AeadTokenCipher(Aead aead) implements TokenCipher {

        @Override
        public byte[] seal(byte[] plain, byte[] associated) {
            try {
                return aead.encrypt(plain, associated);
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException("The service's own key for image URLs does not work.", failure);
            }
        }

        @Override
        public Optional<byte[]> open(byte[] sealed, byte[] associated) {
            try {
                return Optional.of(aead.decrypt(sealed, associated));
            } catch (GeneralSecurityException forged) {
                return Optional.empty();
            }
        }
    }
}
