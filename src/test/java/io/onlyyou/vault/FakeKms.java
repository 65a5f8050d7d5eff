package io.onlyyou.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A key-management service in memory, found as Tink finds any: keys {@code fake-kms://…}, which can be destroyed. */
public final class FakeKms implements KmsClient {

    private static final String PREFIX = "fake-kms://";
    private static final Map<String, Aead> KEYS = new ConcurrentHashMap<>();

    /** As the service's own console does it. */
    static void create(String uri) {
        try {
            KEYS.put(
                    uri,
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, KeyEncryption.TINK)
                            .getPrimitive(KeyEncryption.TINK, Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void destroy(String uri) {
        KEYS.remove(uri);
    }

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith(PREFIX);
    }

    @Override
    public KmsClient withCredentials(@Nullable String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    /** Like the real ones, which ask nobody before they are used. */
    @Override
    public Aead getAead(String uri) {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
                return key().encrypt(plain, associated);
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte[] associated) throws GeneralSecurityException {
                return key().decrypt(sealed, associated);
            }

            private Aead key() throws GeneralSecurityException {
                Aead key = KEYS.get(uri);
                if (key == null) {
                    throw new GeneralSecurityException("no such key");
                }
                return key;
            }
        };
    }
}
