package io.onlyyou.feed;

import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * What a token says about one insertion: whose eyes, which portrait, where, and under which consents.
 *
 * @param expiresAt to the second
 */
record TokenContent(
        Subject viewer,
        UUID insertion,
        UUID portrait,
        String feed,
        Purpose surface,
        long surfaceEpoch,
        long generationEpoch,
        Instant expiresAt) {

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(viewer.value());
            write(out, insertion);
            write(out, portrait);
            out.writeUTF(feed);
            out.writeUTF(surface.wire());
            out.writeLong(surfaceEpoch);
            out.writeLong(generationEpoch);
            out.writeLong(expiresAt.getEpochSecond());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Only for bytes that {@link #encode} made. */
    static TokenContent decode(byte[] encoded) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            return new TokenContent(
                    new Subject(in.readUTF()),
                    readId(in),
                    readId(in),
                    in.readUTF(),
                    Purpose.of(in.readUTF()),
                    in.readLong(),
                    in.readLong(),
                    Instant.ofEpochSecond(in.readLong()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
