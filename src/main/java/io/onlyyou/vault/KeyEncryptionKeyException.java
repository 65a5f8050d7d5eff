package io.onlyyou.vault;

/** The service cannot start, because its key-encryption key is missing or wrong; the message never shows the key. */
class KeyEncryptionKeyException extends RuntimeException {

    static final String SETTING = "onlyyou.vault.key-encryption-key";
    static final String FILE_SETTING = "onlyyou.vault.key-encryption-key-file";

    private static final String HOW = " Make a key once, keep it where the database's backups are not, and set "
            + SETTING + " (ONLYYOU_VAULT_KEYENCRYPTIONKEY) to it or " + FILE_SETTING + " to its file: java"
            + " -Dloader.main=io.onlyyou.vault.NewKeyEncryptionKey -cp onlyyou.jar"
            + " org.springframework.boot.loader.launch.PropertiesLauncher";

    private KeyEncryptionKeyException(String message) {
        super(message);
    }

    static KeyEncryptionKeyException missing() {
        return new KeyEncryptionKeyException(SETTING + " is not set." + HOW);
    }

    static KeyEncryptionKeyException both() {
        return new KeyEncryptionKeyException(SETTING + " and " + FILE_SETTING + " are both set; set one of them.");
    }

    static KeyEncryptionKeyException malformed(String setting) {
        return new KeyEncryptionKeyException(
                setting + " does not hold a Tink keyset in JSON for authenticated encryption." + HOW);
    }

    static KeyEncryptionKeyException unreadable(String why) {
        return new KeyEncryptionKeyException(FILE_SETTING + " names a file that " + why + "." + HOW);
    }
}
