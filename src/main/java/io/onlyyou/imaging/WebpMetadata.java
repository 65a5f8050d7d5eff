package io.onlyyou.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts XMP into a WebP (RFC 9649) and leaves every other chunk as it is, byte for byte. A simple file becomes an extended one, since
 * only those have metadata.
 */
final class WebpMetadata {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int EXTENDED_LENGTH = 10;
    private static final int HAS_XMP = 0x04;
    private static final int HAS_ALPHA = 0x10;
    private static final int SIDE = 0x3fff;
    private static final byte LOSSLESS_SIGNATURE = 0x2f;
    private static final String END_OF_XMP = "</rdf:RDF>";

    /** Where a chunk's content lies. */
    private record Chunk(String name, int content, int length) {

        int end() {
            return content + length + (length & 1);
        }
    }

    private final byte[] file;
    private final ByteBuffer in;
    private final int end;

    private WebpMetadata(byte[] file) {
        this.file = file;
        this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.end = in.getInt(4) + CHUNK_HEADER;
    }

    static boolean isWebp(byte[] file) {
        return file.length > HEADER + CHUNK_HEADER
                && new String(file, 0, 4, ISO_8859_1).equals("RIFF")
                && new String(file, CHUNK_HEADER, 4, ISO_8859_1).equals("WEBP");
    }

    /**
     * The file with this description in its XMP, beside what its own XMP says unless that is how it came about, which gives way; the
     * same array where the file is damaged.
     *
     * @param description an {@code rdf:Description}
     * @param packet the XMP around it, for a file that has none
     */
    static byte[] with(byte[] file, byte[] description, byte[] packet) {
        try {
            return new WebpMetadata(file).with(description, packet).orElse(file);
        } catch (IndexOutOfBoundsException damaged) {
            return file;
        }
    }

    private Optional<byte[]> with(byte[] description, byte[] packet) {
        if (end < HEADER + CHUNK_HEADER || end > file.length) {
            return Optional.empty();
        }
        Chunk first = chunk(HEADER);
        Optional<byte[]> extended = first.name().equals("VP8X") ? extended(first) : extension(first);
        Optional<Chunk> own = find("XMP ", first);
        boolean joins = own.filter(chunk -> !text(chunk).contains(SourceType.VOCABULARY))
                .isPresent();
        Optional<byte[]> xmp = joins ? joined(own.get(), description) : Optional.of(packet);
        if (extended.isEmpty() || xmp.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + packet.length + CHUNK_HEADER * 4);
        write(body, "VP8X", extended.get());
        int from = first.name().equals("VP8X") ? first.end() : HEADER;
        int until = own.map(chunk -> chunk.content() - CHUNK_HEADER).orElse(end);
        body.write(file, from, until - from);
        write(body, "XMP ", xmp.get());
        int rest = own.map(chunk -> Math.min(chunk.end(), file.length)).orElse(end);
        body.write(file, rest, file.length - rest);
        byte[] whole = new byte[HEADER + body.size()];
        System.arraycopy(file, 0, whole, 0, HEADER);
        System.arraycopy(body.toByteArray(), 0, whole, HEADER, body.size());
        // What stood behind the end, if anything, still does.
        ByteBuffer.wrap(whole)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, whole.length - CHUNK_HEADER - (file.length - end));
        return Optional.of(whole);
    }

    private Optional<byte[]> extended(Chunk chunk) {
        if (chunk.length() < EXTENDED_LENGTH) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(file, chunk.content(), chunk.content() + chunk.length());
        content[0] = (byte) (content[0] | HAS_XMP);
        return Optional.of(content);
    }

    /** What a simple file says of its size, and a lossless one of its transparency, in the words of an extended one. */
    private Optional<byte[]> extension(Chunk frame) {
        int at = frame.content();
        if (frame.name().equals("VP8 ")) {
            return Optional.of(extension(0, in.getShort(at + 6) & SIDE, in.getShort(at + 8) & SIDE));
        }
        if (frame.name().equals("VP8L") && file[at] == LOSSLESS_SIGNATURE) {
            int sides = in.getInt(at + 1);
            int alpha = ((sides >>> 28) & 1) == 1 ? HAS_ALPHA : 0;
            return Optional.of(extension(alpha, (sides & SIDE) + 1, ((sides >>> 14) & SIDE) + 1));
        }
        return Optional.empty();
    }

    private static byte[] extension(int flags, int width, int height) {
        ByteBuffer content = ByteBuffer.allocate(EXTENDED_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(flags | HAS_XMP);
        content.putShort((short) (width - 1)).put((byte) 0);
        content.putShort((short) (height - 1)).put((byte) 0);
        return content.array();
    }

    private Optional<byte[]> joined(Chunk own, byte[] description) {
        String text = text(own);
        int at = text.lastIndexOf(END_OF_XMP);
        return at < 0
                ? Optional.empty()
                : Optional.of((text.substring(0, at) + new String(description, ISO_8859_1) + text.substring(at))
                        .getBytes(ISO_8859_1));
    }

    private String text(Chunk chunk) {
        return new String(file, chunk.content(), chunk.length(), ISO_8859_1);
    }

    private Optional<Chunk> find(String name, Chunk first) {
        for (Chunk chunk = first; ; chunk = chunk(chunk.end())) {
            if (chunk.name().equals(name)) {
                return Optional.of(chunk);
            }
            if (chunk.end() + CHUNK_HEADER > end) {
                return Optional.empty();
            }
        }
    }

    private Chunk chunk(int at) {
        int length = in.getInt(at + 4);
        if (length < 0 || length > end - at - CHUNK_HEADER) {
            throw new IndexOutOfBoundsException("A chunk ends behind the file");
        }
        return new Chunk(new String(file, at, 4, ISO_8859_1), at + CHUNK_HEADER, length);
    }

    private static void write(ByteArrayOutputStream out, String name, byte[] content) {
        out.writeBytes(name.getBytes(ISO_8859_1));
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array());
        out.writeBytes(content);
        if ((content.length & 1) == 1) {
            out.write(0);
        }
    }
}
