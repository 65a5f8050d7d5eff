package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Mac;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ServiceKeysIntegrationTests {

    private static final byte[] TEXT = "text".getBytes(UTF_8);
    private static final byte[] NONE = {};

    private static final KeyEncryption KEY_ENCRYPTION = VaultDatabase.newKeyEncryption();

    private static final VaultDatabase DATABASE = new VaultDatabase();

    private final ServiceKeys one = DATABASE.serviceKeys(KEY_ENCRYPTION);
    private final ServiceKeys two = DATABASE.serviceKeys(KEY_ENCRYPTION);
    private final String purpose = "purpose-" + UUID.randomUUID();

    @Test
    void everyNodeHasTheSame() throws Exception {
        assertThat(two.aead(purpose).decrypt(one.aead(purpose).encrypt(TEXT, NONE), NONE))
                .isEqualTo(TEXT);
        byte[] tag = one.mac(purpose).computeMac(TEXT);
        assertThatCode(() -> two.mac(purpose).verifyMac(tag, TEXT)).doesNotThrowAnyException();
    }

    @Test
    void everyPurposeHasItsOwn() throws Exception {
        byte[] sealed = one.aead(purpose).encrypt(TEXT, NONE);

        assertThatThrownBy(() -> one.aead(purpose + "2").decrypt(sealed, NONE))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aCallersRollBackDoesNotTakeTheKeyAway() throws Exception {
        byte[] sealed = DATABASE.transactions().execute(status -> {
            status.setRollbackOnly();
            return encrypt(one);
        });

        assertThat(two.aead(purpose).decrypt(sealed, NONE)).isEqualTo(TEXT);
    }

    @Test
    void aRowOfAnotherPurposeDoesNotUnwrap() {
        one.aead(purpose);
        DATABASE.superuser()
                .sql("update service_key set purpose = 'aead:moved' where purpose = :purpose")
                .param("purpose", "aead:" + purpose)
                .update();

        assertThatThrownBy(() -> two.aead("moved")).isInstanceOf(UnreadableItemException.class);
    }

    @Test
    void nodesThatStartTogetherAgree() throws Exception {
        int nodes = 5;
        CyclicBarrier barrier = new CyclicBarrier(nodes);
        List<Future<Mac>> macs = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(nodes)) {
            for (int node = 0; node < nodes; node++) {
                ServiceKeys keys = DATABASE.serviceKeys(KEY_ENCRYPTION);
                macs.add(executor.submit(() -> {
                    barrier.await();
                    return keys.mac(purpose);
                }));
            }
        }
        byte[] tag = macs.getFirst().get().computeMac(TEXT);
        for (Future<Mac> mac : macs) {
            mac.get().verifyMac(tag, TEXT);
        }
    }

    private byte[] encrypt(ServiceKeys keys) {
        try {
            return keys.aead(purpose).encrypt(TEXT, NONE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
