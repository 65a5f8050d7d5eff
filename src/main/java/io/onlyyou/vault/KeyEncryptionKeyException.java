package io.onlyyou.vault;

/** The service cannot start, because a key-encryption key is missing or wrong; the message never shows the key. */
class KeyEncryptionKeyException extends RuntimeException {

    static final String SETTING = "onlyyou.vault.key-encryption-key";
    static final String FILE_SETTING = "onlyyou.vault.key-encryption-key-file";
    static final String URI_SETTING = "onlyyou.vault.key-encryption-key-uri";
    static final String OLDER_SETTING = "onlyyou.vault.older-key-encryption-keys";

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

    static KeyEncryptionKeyException empty(String where) {
        return new KeyEncryptionKeyException("None of key, file and uri is set" + where + "; set one of them.");
    }

    static KeyEncryptionKeyException several(String where) {
        return new KeyEncryptionKeyException("Of %s, %s and %s more than one, or both set%s; set one of them."
                .formatted(SETTING, FILE_SETTING, URI_SETTING, where));
    }

    static KeyEncryptionKeyException malformed(String setting) {
        return new KeyEncryptionKeyException(
                setting + " does not hold a Tink keyset in JSON for authenticated encryption." + HOW);
    }

    static KeyEncryptionKeyException unreadable(String where, String why) {
        return new KeyEncryptionKeyException(FILE_SETTING + where + " names a file that " + why + "." + HOW);
    }

    /** With the kind of the failure alone: a service's message may quote credentials. */
    static KeyEncryptionKeyException unreachable(String where, Exception failure) {
        return new KeyEncryptionKeyException(URI_SETTING + where
                + " names a key that no Tink client on the class path opens ("
                + failure.getClass().getSimpleName()
                + "). Add the client of your key-management service, and give it credentials.");
    }
}
