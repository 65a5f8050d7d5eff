package io.onlyyou.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Says inside a picture that a machine made it, as XMP with IPTC's {@code DigitalSourceType}.
 *
 * <p>A picture that says anything about its own provenance (XMP, C2PA) stays as it is, to the byte: C2PA signs the bytes. So
 * does one that is neither JPEG nor PNG.
 */
public final class SourceMark {

    private static final String JPEG_NAMESPACE = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PNG_KEYWORD = "XML:com.adobe.xmp";
    private static final List<String> OWN_WORDS = List.of("c2pa", "caBX", PNG_KEYWORD, "http://ns.adobe.com/xap/1.0/");

    private static final int JPEG_APP0 = 0xe0;
    private static final int JPEG_APP1 = 0xe1;
    private static final int PNG_HEADER_BYTES = 8 + 25;

    private static final String PACKET = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
            Iptc4xmpExt:DigitalSourceType="{source}"/></rdf:RDF></x:xmpmeta><?xpacket end="r"?>""";

    private SourceMark() {}

    /** The picture with the mark, or just as it is. */
    public static byte[] on(byte[] picture, DigitalSource source) {
        String text = new String(picture, ISO_8859_1);
        if (OWN_WORDS.stream().anyMatch(text::contains)) {
            return picture;
        }
        byte[] packet = PACKET.replace("{source}", source.uri()).getBytes(UTF_8);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return onJpeg(picture, packet);
        }
        return text.startsWith("\u0089PNG\r\n\u001a\n") && picture.length > PNG_HEADER_BYTES
                ? inserted(picture, PNG_HEADER_BYTES, pngChunk(packet))
                : picture;
    }

    /** After the JFIF segment, which has to be the first. */
    private static byte[] onJpeg(byte[] picture, byte[] packet) {
        ByteBuffer jpeg = ByteBuffer.wrap(picture);
        int at = 2;
        if (picture.length > 6 && (picture[3] & 0xff) == JPEG_APP0) {
            at = 4 + Short.toUnsignedInt(jpeg.getShort(4));
        }
        byte[] namespace = JPEG_NAMESPACE.getBytes(ISO_8859_1);
        int length = Short.BYTES + namespace.length + packet.length;
        byte[] segment = ByteBuffer.allocate(Short.BYTES + length)
                .put((byte) 0xff)
                .put((byte) JPEG_APP1)
                .putShort((short) length)
                .put(namespace)
                .put(packet)
                .array();
        return at <= picture.length ? inserted(picture, at, segment) : picture;
    }

    /** An {@code iTXt}: keyword, not compressed, no language, no translated keyword. */
    private static byte[] pngChunk(byte[] packet) {
        byte[] start = ("iTXt" + PNG_KEYWORD + "\0\0\0\0\0").getBytes(ISO_8859_1);
        int data = start.length - 4 + packet.length;
        ByteBuffer chunk =
                ByteBuffer.allocate(12 + data).putInt(data).put(start).put(packet);
        CRC32 check = new CRC32();
        check.update(chunk.array(), 4, 4 + data);
        return chunk.putInt((int) check.getValue()).array();
    }

    private static byte[] inserted(byte[] picture, int at, byte[] mark) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream(picture.length + mark.length);
        marked.write(picture, 0, at);
        marked.writeBytes(mark);
        marked.write(picture, at, picture.length - at);
        return marked.toByteArray();
    }
}
