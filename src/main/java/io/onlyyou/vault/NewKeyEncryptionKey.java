package io.onlyyou.vault;

/**
 * Prints a fresh key-encryption key, for {@code onlyyou.vault.key-encryption-key}, to the standard output.
 *
 * <p>Who has it can read what the database holds, so it is kept apart from the database and its backups. From the
 * packaged jar: {@code java -Dloader.main=io.onlyyou.vault.NewKeyEncryptionKey -cp onlyyou.jar
 * org.springframework.boot.loader.launch.PropertiesLauncher}.
 */
public final class NewKeyEncryptionKey {

    private NewKeyEncryptionKey() {}

    public static void main(String[] args) {
        System.out.println(KeyEncryptionKeys.generate());
    }
}
