package io.onlyyou.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;

/** The key that signs local tokens: made at the first start, kept as a JSON Web Key in the data directory. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey in(DataDirectory dataDirectory) {
        Path file = dataDirectory.resolve("token-signing-key.json");
        try {
            return Files.exists(file) ? RSAKey.parse(Files.readString(file)) : make(dataDirectory, file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(
                    "Not a usable key: " + file + ". Delete the file to have a new one made", e);
        }
    }

    private static RSAKey make(DataDirectory dataDirectory, Path file) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        Path draft =
                Files.createTempFile(dataDirectory.path(), "token-signing-key", ".json"); // readable by its user only
        Files.writeString(draft, key.toJSONString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
