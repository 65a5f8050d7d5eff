package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyEncryptionKeysTests {

    private static final byte[] NONE = {};

    @TempDir
    private Path folder;

    @Test
    void isGivenInlineOrByFile() throws Exception {
        String keyset = KeyEncryptionKeys.generate();
        Path file = Files.writeString(folder.resolve("key.json"), keyset + "\n");

        byte[] sealed = load(properties(keyset, null, false)).encrypt("x".getBytes(UTF_8), NONE);

        Aead fromFile = load(properties(null, file, false));
        assertThat(fromFile.decrypt(sealed, NONE)).isEqualTo("x".getBytes(UTF_8));
    }

    @Test
    void whereNoneIsSetTheStartFailsWithTheSettingAndTheRemedy() {
        assertThatThrownBy(() -> load(properties(null, null, true)))
                .hasMessageContaining("onlyyou.vault.key-encryption-key is not set")
                .hasMessageContaining("io.onlyyou.vault.NewKeyEncryptionKey");
        assertThatThrownBy(() -> load(properties("  ", null, false)))
                .hasMessageContaining("onlyyou.vault.key-encryption-key is not set");
    }

    @Test
    void bothAreOneTooMany() {
        assertThatThrownBy(() -> load(properties("{}", folder, false))).hasMessageContaining("set one of them");
    }

    static List<String> malformed() throws Exception {
        String keyset = KeyEncryptionKeys.generate();
        String ofAnotherKind = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG, KeyEncryption.TINK),
                KeyEncryption.TINK,
                InsecureSecretKeyAccess.get());
        return List.of(
                "secret-passphrase",
                "{}",
                keyset.substring(0, 150),
                keyset.replace("AesGcmKey", "Other"),
                ofAnotherKind);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedOneIsNamedButNeverShown(String malformed) throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), malformed);
        VaultProperties inline = properties(malformed, null, false);

        assertThatThrownBy(() -> load(inline))
                .hasMessageStartingWith("onlyyou.vault.key-encryption-key does not hold")
                .hasNoCause()
                .hasMessageNotContaining(malformed);
        assertThatThrownBy(() -> load(properties(null, file, true)))
                .hasMessageStartingWith("onlyyou.vault.key-encryption-key-file does not hold");
        assertThat(inline.toString()).doesNotContain(malformed);
        assertThat(file).hasContent(malformed);
    }

    @Test
    void aMissingFileIsMadeOnlyWhereThatIsAllowed() throws Exception {
        Path file = folder.resolve("new/folder/key.json");
        assertThatThrownBy(() -> load(properties(null, file, false)))
                .hasMessageContaining("key-encryption-key-file names a file that does not exist");
        assertThat(file.getParent()).doesNotExist();

        byte[] sealed = load(properties(null, file, true)).encrypt(NONE, NONE);

        assertThat(load(properties(null, file, true)).decrypt(sealed, NONE)).isEmpty();
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMadeFileIsReadableByItsOwnerAlone() throws Exception {
        Path file = folder.resolve("key.json");
        assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");

        load(properties(null, file, true));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whoeverComesSecondLeavesTheFirstKeyInPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), "first");

        PrivateFile.create(file, "second".getBytes(UTF_8));

        assertThat(file).hasContent("first");
    }

    /** Rotation: a keyset with a new primary key still opens what the old one sealed. */
    @Test
    void olderKeysOfTheKeysetStillOpen() throws Exception {
        String old = KeyEncryptionKeys.generate();
        KeysetHandle rotated = KeysetHandle.newBuilder(
                        TinkJsonProtoKeysetFormat.parseKeyset(old, KeyEncryption.TINK, InsecureSecretKeyAccess.get()))
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        String json =
                TinkJsonProtoKeysetFormat.serializeKeyset(rotated, KeyEncryption.TINK, InsecureSecretKeyAccess.get());
        Aead before = load(properties(old, null, false));
        Aead after = load(properties(json, null, false));

        assertThat(after.decrypt(before.encrypt(NONE, NONE), NONE)).isEmpty();
        byte[] sealedAfter = after.encrypt(NONE, NONE);
        assertThatThrownBy(() -> before.decrypt(sealedAfter, NONE)).isNotNull();
    }

    @Test
    void olderOnesMayComeFromElsewhereAndOnlyTheFirstWraps() throws Exception {
        String uri = "fake-kms://older";
        FakeKms.create(uri);
        String keyset = KeyEncryptionKeys.generate();

        List<KeyEncryptionKey> keys = KeyEncryptionKeys.load(new VaultProperties(
                keyset,
                null,
                null,
                List.of(new KeySource(null, null, uri)),
                false,
                new KeyTerms(null, Duration.ZERO, Duration.ZERO),
                PictureLimits.UPLOADS));

        assertThat(keys)
                .extracting(KeyEncryptionKey::id)
                .containsExactly(keys.getFirst().id(), uri);
        assertThat(keys.getFirst().id()).startsWith("keyset:");
    }

    @Test
    void aServiceWithoutAClientIsNamedAndItsKeyIsNot() {
        VaultProperties properties = new VaultProperties(
                null,
                null,
                "aws-kms://arn:secret-account",
                List.of(),
                false,
                new KeyTerms(null, Duration.ZERO, Duration.ZERO),
                PictureLimits.UPLOADS);

        assertThatThrownBy(() -> KeyEncryptionKeys.load(properties))
                .hasMessageContaining("onlyyou.vault.key-encryption-key-uri")
                .hasMessageNotContaining("secret-account");
    }

    @Test
    void theCommandPrintsAUsableKey() {
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, UTF_8));
            NewKeyEncryptionKey.main(new String[0]);
        } finally {
            System.setOut(standardOutput);
        }
        assertThat(load(properties(printed.toString(UTF_8), null, false))).isNotNull();
    }

    private static Aead load(VaultProperties properties) {
        return KeyEncryptionKeys.load(properties).getFirst().aead();
    }

    private static VaultProperties properties(@Nullable String inline, @Nullable Path file, boolean create) {
        return new VaultProperties(
                inline,
                file == null ? null : file.toString(),
                null,
                List.of(),
                create,
                new KeyTerms(null, Duration.ZERO, Duration.ZERO),
                PictureLimits.UPLOADS);
    }
}
