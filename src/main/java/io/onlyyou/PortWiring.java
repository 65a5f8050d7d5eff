package io.onlyyou;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import io.onlyyou.admin.KeyRegister;
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
