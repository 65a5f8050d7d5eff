package io.onlyyou.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Takes the XMP out of a JPEG or PNG and leaves everything else as it is, byte for byte, also where the file is damaged. */
final class XmpRemoval {

    private static final String IN_JPEG = "http://ns.adobe.com/x";
    private static final String IN_PNG = "iTXtXML:com.adobe.xmp\0";
    private static final int SEGMENT_HEADER = 4;
    private static final int APP1 = 0xE1;
    private static final int SCAN = 0xDA;
    private static final int PNG_SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;

    private XmpRemoval() {}

    /** Both kinds: the packet, and what of it did not fit. */
    static byte[] fromJpeg(byte[] jpeg) {
        ByteBuffer in = ByteBuffer.wrap(jpeg);
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length);
        int at = 2;
        out.write(jpeg, 0, at);
        while (at + SEGMENT_HEADER <= jpeg.length && (jpeg[at + 1] & 0xFF) != SCAN) {
            int end = at + 2 + Short.toUnsignedInt(in.getShort(at + 2));
            if (jpeg[at] != (byte) 0xFF || end < at + SEGMENT_HEADER || end > jpeg.length) {
                break;
            }
            boolean xmp = (jpeg[at + 1] & 0xFF) == APP1 && stands(jpeg, at + SEGMENT_HEADER, IN_JPEG);
            if (!xmp) {
                out.write(jpeg, at, end - at);
            }
            at = end;
        }
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    static byte[] fromPng(byte[] png) {
        ByteBuffer in = ByteBuffer.wrap(png);
        ByteArrayOutputStream out = new ByteArrayOutputStream(png.length);
        int at = PNG_SIGNATURE;
        out.write(png, 0, at);
        while (at + CHUNK_FRAME <= png.length) {
            int length = in.getInt(at);
            if (length < 0 || length > png.length - at - CHUNK_FRAME) {
                break;
            }
            if (!stands(png, at + Integer.BYTES, IN_PNG)) {
                out.write(png, at, CHUNK_FRAME + length);
            }
            at += CHUNK_FRAME + length;
        }
        out.write(png, at, png.length - at);
        return out.toByteArray();
    }

    private static boolean stands(byte[] file, int at, String text) {
        return at + text.length() <= file.length && new String(file, at, text.length(), ISO_8859_1).equals(text);
    }
}
