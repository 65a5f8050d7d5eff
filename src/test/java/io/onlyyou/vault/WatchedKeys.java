package io.onlyyou.vault;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Does something whenever a key is unwrapped, as if that were a call to a key-management service. */
public class WatchedKeys implements BeanPostProcessor {

    private final ObjectProvider<VaultProperties> properties;
    private final AtomicReference<Runnable> whenAsked = new AtomicReference<>(WatchedKeys::nothing);

    public WatchedKeys(ObjectProvider<VaultProperties> properties) {
        this.properties = properties;
    }

    public void whenAsked(Runnable act) {
        whenAsked.set(act);
    }

    public void reset() {
        whenAsked.set(WatchedKeys::nothing);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof KeyEncryption ? watched() : bean;
    }

    private static void nothing() {}

    private KeyEncryption watched() {
        List<KeyEncryptionKey> keys = KeyEncryptionKeys.load(properties.getObject());
        return new KeyEncryption(keys.stream()
                .map(key -> new KeyEncryptionKey(key.id(), watched(key.aead())))
                .toList());
    }

    private Aead watched(Aead key) {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
                return key.encrypt(plaintext, associatedData);
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
                whenAsked.get().run();
                return key.decrypt(ciphertext, associatedData);
            }
        };
    }
}
