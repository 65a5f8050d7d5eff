package io.onlyyou.vault;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks over the chunks of a WebP (RFC 9649) and keeps its first frame, with its transparency if it has one beside it. */
final class WebpEssentials {

    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int ANIMATION_FRAME_HEADER_BYTES = 16;

    private static final int RIFF = 0x46464952;
    private static final int WEBP = 0x50424557;
    private static final int VP8 = 0x20385056;
    private static final int VP8L = 0x4c385056;
    private static final int VP8X = 0x58385056;
    private static final int ALPH = 0x48504c41;
    private static final int ANMF = 0x464d4e41;
    private static final int EXIF = 0x46495845;
    private static final int ICCP = 0x50434349;

    private static final byte HAS_ALPHA = 0x10;
    private static final int EXIF_PREFIX_BYTES = 6;

    private final ByteBuffer in;
    private @Nullable ByteBuffer frame;
    private @Nullable ByteBuffer alpha;
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;

    private WebpEssentials(byte[] picture) {
        in = littleEndian(ByteBuffer.wrap(picture));
    }

    static Essentials of(byte[] picture) {
        WebpEssentials walk = new WebpEssentials(picture);
        int length = walk.in.getInt(Integer.BYTES);
        walk.chunks(RIFF_HEADER_BYTES, Math.addExact(length, CHUNK_HEADER_BYTES), false);
        return walk.essentials();
    }

    /** @param animated whether these are the chunks of one frame of an animation, which hold no further frames */
    private void chunks(int start, int end, boolean animated) {
        if (end > in.limit()) {
            throw damaged();
        }
        int next = start;
        while (next + CHUNK_HEADER_BYTES <= end) {
            int type = in.getInt(next);
            int length = in.getInt(next + Integer.BYTES);
            int content = next + CHUNK_HEADER_BYTES;
            if (length < 0 || length > end - content) {
                throw damaged();
            }
            if (type != ANMF) {
                chunk(type, content, length);
            } else if (!animated && frame == null) {
                chunks(content + ANIMATION_FRAME_HEADER_BYTES, content + length, true);
            }
            // Chunks of odd length are padded.
            next = content + length + (length & 1);
        }
    }

    private void chunk(int type, int content, int length) {
        switch (type) {
            case VP8, VP8L -> frame = frame == null ? whole(content, length) : frame;
            case ALPH -> alpha = frame == null ? whole(content, length) : alpha;
            case EXIF -> exif = length <= Essentials.MAX_EXIF_BYTES ? withoutPrefix(bytes(content, length)) : null;
            case ICCP -> profile = length <= Essentials.MAX_PROFILE_BYTES ? bytes(content, length) : null;
            default -> {
                // Text, animation control and whatever is not known.
            }
        }
    }

    private Essentials essentials() {
        if (frame == null) {
            throw damaged();
        }
        boolean lossless = frame.getInt(0) == VP8L;
        Size size = lossless ? losslessSize(frame) : lossySize(frame);
        byte[] stream = lossless || alpha == null ? file(frame) : file(alphaHeader(size), alpha, frame);
        return new Essentials(PictureFormat.WEBP, stream, size, true, exif, profile);
    }

    private static Size lossySize(ByteBuffer frame) {
        int content = CHUNK_HEADER_BYTES;
        boolean startCode = (frame.getInt(content + 3) & 0xffffff) == 0x2a019d;
        Size size = new Size(frame.getShort(content + 6) & 0x3fff, frame.getShort(content + 8) & 0x3fff);
        if (!startCode || size.pixels() == 0) {
            throw damaged();
        }
        return size;
    }

    private static Size losslessSize(ByteBuffer frame) {
        if (frame.get(CHUNK_HEADER_BYTES) != 0x2f) {
            throw damaged();
        }
        int sides = frame.getInt(CHUNK_HEADER_BYTES + 1);
        return new Size((sides & 0x3fff) + 1, ((sides >>> 14) & 0x3fff) + 1);
    }

    private static ByteBuffer alphaHeader(Size size) {
        int width = size.width() - 1;
        int height = size.height() - 1;
        ByteBuffer header = littleEndian(ByteBuffer.allocate(CHUNK_HEADER_BYTES + 10));
        header.putInt(VP8X).putInt(10).putInt(HAS_ALPHA);
        header.putShort((short) width).put((byte) (width >>> 16));
        header.putShort((short) height).put((byte) (height >>> 16));
        return header.flip();
    }

    private static byte[] file(ByteBuffer... chunks) {
        int length = 0;
        for (ByteBuffer chunk : chunks) {
            length += padded(chunk.remaining());
        }
        ByteBuffer file = littleEndian(ByteBuffer.allocate(RIFF_HEADER_BYTES + length));
        file.putInt(RIFF).putInt(Integer.BYTES + length).putInt(WEBP);
        for (ByteBuffer chunk : chunks) {
            int end = file.position() + padded(chunk.remaining());
            file.put(chunk.duplicate()).position(end);
        }
        return file.array();
    }

    private static int padded(int length) {
        return length + (length & 1);
    }

    /** A chunk with its header. */
    private ByteBuffer whole(int content, int length) {
        return littleEndian(in.slice(content - CHUNK_HEADER_BYTES, length + CHUNK_HEADER_BYTES));
    }

    /** Some writers copy the prefix that JPEG has and WebP has not. */
    private static byte[] withoutPrefix(byte[] exif) {
        boolean prefixed = exif.length >= EXIF_PREFIX_BYTES && exif[0] == 'E' && exif[1] == 'x';
        return prefixed ? Arrays.copyOfRange(exif, EXIF_PREFIX_BYTES, exif.length) : exif;
    }

    private byte[] bytes(int start, int length) {
        byte[] bytes = new byte[length];
        in.get(start, bytes);
        return bytes;
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static UnusablePictureException damaged() {
        return UnusablePictureException.damaged(PictureFormat.WEBP);
    }
}
