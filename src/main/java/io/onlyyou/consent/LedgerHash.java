package io.onlyyou.consent;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chains a person's ledger: {@code hash = SHA-256(previous || SHA-256(salt || content))}, every field length-prefixed.
 *
 * <p>The inner hash is a salted commitment, so that an entry's hash gives nothing away to those who can only guess at
 * its content.
 */
final class LedgerHash {

    private LedgerHash() {}

    static byte[] of(byte[] previous, byte[] salt, PersonKey person, long seq, LedgerLine line) {
        return sha256(previous, sha256(salt, content(person, seq, line)));
    }

    private static byte[] content(PersonKey person, long seq, LedgerLine line) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            put(out, person.value());
            out.writeLong(seq);
            put(out, line.purpose().wire());
            put(out, line.state().wire());
            out.writeLong(line.epoch());
            put(out, line.at());
            put(out, line.recordedAt());
            agreed(out, line.terms());
            said(out, line.word());
            put(out, line.receipt());
            ProviderOutcome provider = line.provider();
            if (provider != null) {
                // Behind a field of fixed length, so that entries without it hash as they did before there was any.
                put(out, provider.provider());
                put(out, provider.state().wire());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void agreed(DataOutputStream out, LedgerLine.Terms terms) throws IOException {
        NoticeRef notice = terms.notice();
        Release release = terms.release();
        SelfieAssurance assurance = terms.selfieAssurance();
        put(out, notice == null ? null : notice.id());
        put(out, notice == null ? null : notice.version());
        put(out, notice == null ? null : notice.language());
        put(out, terms.collectionMethod());
        put(out, terms.region());
        put(out, release == null ? null : release.id());
        put(out, release == null ? Instant.EPOCH : release.signedAt());
        put(out, assurance == null ? null : assurance.wire());
    }

    private static void said(DataOutputStream out, LedgerLine.Word word) throws IOException {
        put(out, word.assertedBy());
        put(out, word.reason());
        put(out, word.ticket());
    }

    private static void put(DataOutputStream out, @Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void put(DataOutputStream out, UUID value) throws IOException {
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    private static void put(DataOutputStream out, Instant value) throws IOException {
        out.writeLong(value.getEpochSecond());
        out.writeInt(value.getNano());
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
