package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files as a hostile or careless sender would put them together. */
final class PictureFiles {

    /** Behind the signature and the header chunk of a PNG. */
    private static final int BEHIND_IHDR = 33;

    private static final int BEHIND_SOI = 2;

    private PictureFiles() {}

    static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] insert(byte[] file, int at, byte[]... parts) {
        return concat(Arrays.copyOf(file, at), concat(parts), Arrays.copyOfRange(file, at, file.length));
    }

    static byte[] jpegWith(byte[] jpeg, byte[]... segments) {
        return insert(jpeg, BEHIND_SOI, segments);
    }

    static byte[] segment(int marker, byte[]... content) {
        byte[] all = concat(content);
        return ByteBuffer.allocate(4 + all.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + all.length))
                .put(all)
                .array();
    }

    static byte[] exifSegment(byte[] tiff) {
        return segment(0xe1, ascii("Exif\0\0"), tiff);
    }

    static byte[] profileSegment(byte[] profile) {
        return segment(0xe2, ascii("ICC_PROFILE\0"), new byte[] {1, 1}, profile);
    }

    /** A TIFF structure with one entry. */
    static byte[] orientation(int value) {
        return ByteBuffer.allocate(26)
                .put(ascii("MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) value)
                .array();
    }

    /** A TIFF structure with a camera's name and a position. */
    static byte[] position() {
        return ByteBuffer.allocate(128)
                .put(ascii("MM\0*"))
                .putInt(8)
                .putShort((short) 2)
                // Make, 16 characters at 64
                .putShort((short) 0x010f)
                .putShort((short) 2)
                .putInt(16)
                .putInt(64)
                // GPS directory at 40
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(40)
                .position(40)
                .putShort((short) 1)
                // GPS latitude reference
                .putShort((short) 1)
                .putShort((short) 2)
                .putInt(2)
                .put(ascii("N\0\0\0"))
                .position(64)
                .put(ascii("SecretCameraName"))
                .array();
    }

    static byte[] pngWith(byte[] png, byte[]... chunks) {
        return insert(png, BEHIND_IHDR, chunks);
    }

    static byte[] chunk(String type, byte[]... content) {
        byte[] all = concat(content);
        CRC32 crc = new CRC32();
        crc.update(ascii(type));
        crc.update(all);
        return ByteBuffer.allocate(12 + all.length)
                .putInt(all.length)
                .put(ascii(type))
                .put(all)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG of this size by its header, with hardly any data. */
    static byte[] pngDeclaring(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return concat(
                ascii("\u0089PNG\r\n\u001a\n"), chunk("IHDR", header), chunk("IDAT", deflated(1_000)), chunk("IEND"));
    }

    /** As many zeros, compressed. */
    static byte[] deflated(long zeros) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (long rest = zeros; rest > 0; rest -= block.length) {
                out.write(block, 0, (int) Math.min(rest, block.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
