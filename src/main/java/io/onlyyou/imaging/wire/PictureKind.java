package io.onlyyou.imaging.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures that are taken from providers, known by their first bytes. Whether they decode is asked later. */
enum PictureKind {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp");

    /** Some encoders pad a JPEG after its end. */
    private static final int PADDING = 1024;

    private static final int SHORTEST = 20;

    private final String mediaType;

    PictureKind(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<PictureKind> of(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            return Optional.empty();
        }
        String start = new String(bytes, 0, 12, ISO_8859_1);
        return Arrays.stream(values()).filter(kind -> kind.begins(start)).findFirst();
    }

    /** Whether its end is there: a connection may break off where the provider's own had. */
    boolean isWhole(byte[] bytes) {
        return switch (this) {
            case JPEG -> tail(bytes, PADDING).contains("\u00ff\u00d9");
            case PNG -> tail(bytes, PADDING).contains("IEND");
            case WEBP ->
                Integer.toUnsignedLong(ByteBuffer.wrap(bytes)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getInt(4))
                        <= bytes.length - 8L;
        };
    }

    private boolean begins(String start) {
        return switch (this) {
            case JPEG -> start.startsWith("\u00ff\u00d8\u00ff");
            case PNG -> start.startsWith("\u0089PNG\r\n\u001a\n");
            case WEBP -> start.startsWith("RIFF") && start.startsWith("WEBP", 8);
        };
    }

    private static String tail(byte[] bytes, int length) {
        int from = Math.max(0, bytes.length - length);
        return new String(bytes, from, bytes.length - from, ISO_8859_1);
    }
}
