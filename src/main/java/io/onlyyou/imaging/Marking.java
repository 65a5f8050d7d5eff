package io.onlyyou.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Says inside a JPEG, PNG or WebP how it came about, as XMP that any reader of metadata understands, and reads it back. Pixels stay as they
 * are, byte for byte. Source: XMP specification part 3, IPTC Photo Metadata ({@code DigitalSourceType}).
 */
public final class Marking {

    private static final byte[] JPEG_HEADER = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
    private static final byte[] PNG_HEADER = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(ISO_8859_1);
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_FIRST_CHUNK = 25;
    private static final Pattern TYPE = Pattern.compile(Pattern.quote(SourceType.VOCABULARY) + "([A-Za-z]{1,64})");
    private static final Pattern MARK = Pattern.compile("onlyyou:Mark=\"([A-Za-z0-9_.-]{1,1000})\"");

    private Marking() {}

    /**
     * The picture with its mark; unchanged if it is none of these, is signed, or says already that it was generated: that must not be
     * touched. XMP that says anything else of it, such as that a camera took it, gives way.
     *
     * @param mark what {@link #mark} gives back: letters, digits, dot, dash and underscore
     */
    public static byte[] on(byte[] picture, SourceType type, String mark) {
        if (isSigned(picture) || saysWhatItIs(picture)) {
            return picture;
        }
        boolean isFalse = sourceType(picture).isPresent();
        String description = """
            <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
            xmlns:onlyyou="urn:onlyyou:mark:1" Iptc4xmpExt:DigitalSourceType="%s" onlyyou:Mark="%s"/>""".formatted(type.uri(), mark);
        byte[] xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            %s</rdf:RDF></x:xmpmeta>""".formatted(description).getBytes(UTF_8);
        if (isJpeg(picture)) {
            byte[] jpeg = isFalse ? XmpRemoval.fromJpeg(picture) : picture;
            return inserted(jpeg, afterFirstSegments(jpeg), segment(xmp));
        }
        if (WebpMetadata.isWebp(picture)) {
            return WebpMetadata.with(picture, description.getBytes(UTF_8), xmp);
        }
        if (isPng(picture)) {
            byte[] png = isFalse ? XmpRemoval.fromPng(picture) : picture;
            return inserted(png, PNG_SIGNATURE + PNG_FIRST_CHUNK, chunk(xmp));
        }
        return picture;
    }

    private static boolean saysWhatItIs(byte[] picture) {
        return mark(picture).isPresent()
                || sourceType(picture).filter(SourceType::isGenerated).isPresent();
    }

    /** The address of the term that the picture's metadata names. */
    public static Optional<String> sourceType(byte[] picture) {
        Matcher found = TYPE.matcher(metadata(picture));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** The mark that {@link #on} wrote. */
    public static Optional<String> mark(byte[] picture) {
        Matcher found = MARK.matcher(metadata(picture));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Whether it carries a C2PA manifest. */
    static boolean isSigned(byte[] picture) {
        String metadata = metadata(picture);
        return metadata.contains("jumb") && metadata.contains("c2pa");
    }

    /** Everything before the pixels. */
    private static String metadata(byte[] picture) {
        int end = Math.min(picture.length, 2);
        if (isJpeg(picture)) {
            while (end + 4 <= picture.length && (picture[end + 1] & 255) != 0xDA && picture[end] == (byte) 0xFF) {
                end += 2 + Math.max(2, ((picture[end + 2] & 255) << 8) | (picture[end + 3] & 255));
            }
        } else if (isPng(picture)) {
            end = PNG_SIGNATURE;
            while (end + 12 <= picture.length && !new String(picture, end + 4, 4, ISO_8859_1).equals("IDAT")) {
                int length = ByteBuffer.wrap(picture).getInt(end);
                end = length < 0 || length > picture.length ? picture.length : end + 12 + length;
            }
        } else {
            end = picture.length;
        }
        return new String(picture, 0, Math.min(end, picture.length), ISO_8859_1);
    }

    /** Behind what a JPEG must begin with, JFIF and Exif, and before other XMP: many readers look at the first alone. */
    private static int afterFirstSegments(byte[] jpeg) {
        int at = 2;
        while (at + 8 <= jpeg.length && jpeg[at] == (byte) 0xFF && isFirst(jpeg, at)) {
            at += 2 + (((jpeg[at + 2] & 255) << 8) | (jpeg[at + 3] & 255));
        }
        return Math.min(at, jpeg.length);
    }

    private static boolean isFirst(byte[] jpeg, int at) {
        return jpeg[at + 1] == (byte) 0xE0
                || (jpeg[at + 1] == (byte) 0xE1 && new String(jpeg, at + 4, 4, ISO_8859_1).equals("Exif"));
    }

    private static byte[] segment(byte[] xmp) {
        int length = 2 + JPEG_HEADER.length + xmp.length;
        return ByteBuffer.allocate(2 + length)
                .putShort((short) 0xFFE1)
                .putShort((short) length)
                .put(JPEG_HEADER)
                .put(xmp)
                .array();
    }

    private static byte[] chunk(byte[] xmp) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + PNG_HEADER.length + xmp.length)
                .putInt(PNG_HEADER.length + xmp.length)
                .put("iTXt".getBytes(ISO_8859_1))
                .put(PNG_HEADER)
                .put(xmp);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, chunk.position() - 4);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] inserted(byte[] picture, int at, byte[] part) {
        ByteArrayOutputStream result = new ByteArrayOutputStream(picture.length + part.length);
        result.write(picture, 0, at);
        result.writeBytes(part);
        result.writeBytes(Arrays.copyOfRange(picture, at, picture.length));
        return result.toByteArray();
    }

    private static boolean isJpeg(byte[] picture) {
        return picture.length > 4
                && picture[0] == (byte) 0xFF
                && picture[1] == (byte) 0xD8
                && picture[2] == (byte) 0xFF;
    }

    private static boolean isPng(byte[] picture) {
        return picture.length > PNG_SIGNATURE + PNG_FIRST_CHUNK
                && new String(picture, 0, PNG_SIGNATURE, ISO_8859_1).equals("\u0089PNG\r\n\u001a\n");
    }
}
