package io.onlyyou.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the chunks of a PNG and keeps those that hold pixels: header, palette, transparency, data.
 *
 * <p>The JDK's reader inflates compressed text and profiles without a bound where there is a palette, even when told to
 * ignore metadata; here it never meets them. Further frames of an animated PNG are chunks of their own and left out too.
 */
final class PngEssentials {

    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12;

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int TRNS = 0x74524e53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int EXIF = 0x65584966;
    private static final int ICCP = 0x69434350;
    private static final int ANCILLARY = 0x20000000;

    private final ByteBuffer in;
    private final ByteArrayOutputStream kept;
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;
    private @Nullable Size size;
    private boolean profiled;
    private boolean data;

    private PngEssentials(byte[] picture) {
        in = ByteBuffer.wrap(picture);
        kept = new ByteArrayOutputStream(picture.length);
    }

    static Essentials of(byte[] picture) {
        return new PngEssentials(picture).walk();
    }

    private Essentials walk() {
        kept.write(in.array(), 0, SIGNATURE_BYTES);
        in.position(SIGNATURE_BYTES);
        int type = 0;
        while (type != IEND) {
            int start = in.position();
            int length = in.getInt();
            type = in.getInt();
            if (length < 0 || length > in.remaining() - Integer.BYTES || (size == null) != (type == IHDR)) {
                throw damaged();
            }
            in.position(start + CHUNK_FRAME_BYTES + length);
            chunk(type, start, length);
        }
        if (size == null || !data) {
            throw damaged();
        }
        return new Essentials(PictureFormat.PNG, kept.toByteArray(), size, false, exif, profile);
    }

    private void chunk(int type, int start, int length) {
        int content = start + 8;
        switch (type) {
            case IHDR -> {
                size = new Size(in.getInt(content), in.getInt(content + 4));
                if (length != 13 || size.width() <= 0 || size.height() <= 0) {
                    throw damaged();
                }
                keep(start, length);
            }
            case IDAT -> {
                data = true;
                keep(start, length);
            }
            case PLTE, TRNS, IEND -> keep(start, length);
            case EXIF -> exif = length <= Essentials.MAX_EXIF_BYTES ? slice(content, length) : null;
            case ICCP -> {
                if (!profiled) {
                    profiled = true; // at most one, so that a file of many does not have each of them inflated
                    profile = inflate(slice(content, length));
                }
            }
            default -> {
                if ((type & ANCILLARY) == 0) {
                    throw damaged();
                }
            }
        }
    }

    /** A name, its end, a method, then the compressed profile. What cannot be inflated within bounds is left out. */
    private static byte @Nullable [] inflate(byte[] content) {
        int name = 0;
        while (name < content.length && content[name] != 0) {
            name++;
        }
        int start = Math.min(name + 2, content.length);
        try (InflaterInputStream inflated =
                new InflaterInputStream(new ByteArrayInputStream(content, start, content.length - start))) {
            byte[] profile = inflated.readNBytes(Essentials.MAX_PROFILE_BYTES + 1);
            return profile.length > Essentials.MAX_PROFILE_BYTES ? null : profile;
        } catch (IOException e) {
            return null;
        }
    }

    private byte[] slice(int start, int length) {
        byte[] slice = new byte[length];
        in.get(start, slice);
        return slice;
    }

    private void keep(int start, int length) {
        kept.write(in.array(), start, CHUNK_FRAME_BYTES + length);
    }

    private static UnusablePictureException damaged() {
        return UnusablePictureException.damaged(PictureFormat.PNG);
    }
}
