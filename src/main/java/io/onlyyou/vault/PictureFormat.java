package io.onlyyou.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats that are taken in, each known by its first bytes, whatever it was declared to be. */
enum PictureFormat {
    JPEG("JPEG", "image/jpeg", "com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi"),
    PNG("PNG", "image/png", "com.sun.imageio.plugins.png.PNGImageReaderSpi"),
    WEBP("WebP", "image/webp", "com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi");

    private static final Set<String> OTHER_NAMES_OF_JPEG = Set.of("image/jpg", "image/pjpeg");

    private final String shownName;
    private final String mediaType;
    private final String reader;

    PictureFormat(String shownName, String mediaType, String reader) {
        this.shownName = shownName;
        this.mediaType = mediaType;
        this.reader = reader;
    }

    static Optional<PictureFormat> of(byte[] picture) {
        int length = Math.min(picture.length, 12);
        String start = new String(picture, 0, length, ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.begins(start)).findFirst();
    }

    private boolean begins(String start) {
        return switch (this) {
            case JPEG -> start.startsWith("\u00ff\u00d8\u00ff");
            case PNG -> start.startsWith("\u0089PNG\r\n\u001a\n");
            case WEBP -> start.startsWith("RIFF") && start.startsWith("WEBP", 8);
        };
    }

    /** What of a picture in this format its pixels need. */
    Essentials essentials(byte[] picture) {
        return switch (this) {
            case JPEG -> JpegEssentials.of(picture);
            case PNG -> PngEssentials.of(picture);
            case WEBP -> WebpEssentials.of(picture);
        };
    }

    /** Whether a declared media type is this one, or says nothing. */
    boolean agreesWith(String declared) {
        int parameters = declared.indexOf(';');
        String type = (parameters < 0 ? declared : declared.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.isEmpty()
                || type.equals("application/octet-stream")
                || type.equals(mediaType)
                || (this == JPEG && OTHER_NAMES_OF_JPEG.contains(type));
    }

    String shownName() {
        return shownName;
    }

    String mediaType() {
        return mediaType;
    }

    /** The class of the one ImageIO plug-in that reads this format. */
    String reader() {
        return reader;
    }
}
