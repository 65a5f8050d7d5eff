package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the segments of a JPEG (ITU-T T.81, annex B) up to the end of its first picture.
 *
 * <p>Only Huffman-coded baseline, extended and progressive pictures of 8 bits pass. A picture without its end marker is
 * cut off. The number of scans is bounded, since each makes the decoder go over the whole picture once more.
 */
final class JpegEssentials {

    private static final int MAX_SCANS = 100;

    private static final String EXIF = "Exif\0\0";
    private static final String PROFILE = "ICC_PROFILE\0";
    private static final int PROFILE_PREFIX = PROFILE.length() + 2;

    private final ByteBuffer in;
    private final ByteArrayOutputStream kept;
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private byte @Nullable [] exif;
    private @Nullable Size size;
    private boolean progressive;
    private int scans;

    private JpegEssentials(byte[] picture) {
        in = ByteBuffer.wrap(picture);
        kept = new ByteArrayOutputStream(picture.length);
    }

    static Essentials of(byte[] picture) {
        return new JpegEssentials(picture).walk();
    }

    private Essentials walk() {
        keep(in.position(), 2);
        in.position(2);
        int marker = nextMarker();
        while (marker != 0xd9) {
            int start = in.position() - 2;
            int length = Short.toUnsignedInt(in.getShort());
            if (length < 2) {
                throw damaged();
            }
            in.position(start + 2 + length);
            segment(marker, start, length);
            marker = nextMarker();
        }
        keep(in.position() - 2, 2);
        if (size == null || scans == 0) {
            throw damaged();
        }
        return new Essentials(
                PictureFormat.JPEG,
                kept.toByteArray(),
                size,
                progressive,
                exif,
                profile.size() == 0 ? null : profile.toByteArray());
    }

    private int nextMarker() {
        while (in.get() != (byte) 0xff) {
            // Stray bytes between segments: decoders skip them as well.
        }
        int marker = 0xff;
        while (marker == 0xff) {
            marker = Byte.toUnsignedInt(in.get());
        }
        return marker;
    }

    private void segment(int marker, int start, int length) {
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> {
                frame(marker, start + 4);
                keep(start, length + 2);
            }
            case 0xc4, 0xdb, 0xdd -> keep(start, length + 2);
            case 0xda -> scan(start);
            case 0xe0, 0xee -> colourHint(start, length);
            case 0xe1 -> exif(start + 4, length - 2);
            case 0xe2 -> profile(start + 4, length - 2);
            default -> leaveOut(marker);
        }
    }

    private void frame(int marker, int start) {
        int precision = in.get(start);
        if (size != null || precision != 8) {
            throw damaged();
        }
        size = new Size(Short.toUnsignedInt(in.getShort(start + 3)), Short.toUnsignedInt(in.getShort(start + 1)));
        if (size.pixels() == 0) {
            throw damaged();
        }
        progressive = marker == 0xc2;
    }

    /** Entropy-coded bytes go on until a marker other than a restart; 0xff00 is an escaped 0xff. */
    private void scan(int start) {
        scans++;
        if (size == null || scans > MAX_SCANS) {
            throw damaged();
        }
        while (true) {
            if (in.get() == (byte) 0xff) {
                int next = Byte.toUnsignedInt(in.get(in.position()));
                if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                    in.position(in.position() - 1);
                    keep(start, in.position() - start);
                    return;
                }
            }
        }
    }

    /** JFIF and Adobe segments say how three or four components are to be understood. */
    private void colourHint(int start, int length) {
        if (text(start + 4, length - 2, "JFIF\0") || text(start + 4, length - 2, "Adobe")) {
            keep(start, length + 2);
        }
    }

    private void exif(int start, int length) {
        if (exif == null && text(start, length, EXIF)) {
            exif = new byte[length - EXIF.length()];
            in.get(start + EXIF.length(), exif);
        }
    }

    /** The pieces of a long profile follow each other in order. */
    private void profile(int start, int length) {
        int piece = length - PROFILE_PREFIX;
        if (piece > 0 && text(start, length, PROFILE) && profile.size() + piece <= Essentials.MAX_PROFILE_BYTES) {
            profile.write(in.array(), start + PROFILE_PREFIX, piece);
        }
    }

    private static void leaveOut(int marker) {
        boolean otherCoding = marker >= 0xc3 && marker <= 0xcf && marker != 0xcc;
        boolean withoutLength = marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
        if (otherCoding || withoutLength) {
            throw damaged();
        }
    }

    private boolean text(int start, int length, String expected) {
        return length >= expected.length()
                && new String(in.array(), start, expected.length(), ISO_8859_1).equals(expected);
    }

    private void keep(int start, int length) {
        kept.write(in.array(), start, length);
    }

    private static UnusablePictureException damaged() {
        return UnusablePictureException.damaged(PictureFormat.JPEG);
    }
}
