package io.onlyyou.vault;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the smaller JPEGs of a finished picture that feeds and pages load.
 *
 * <p>The result carries no metadata: what the source said about its provenance has to be put on it anew.
 */
public final class PictureVariants {

    private static final float[] QUALITIES = {0.86f, 0.8f, 0.72f, 0.64f};

    /** A fifth of a byte for each pixel: 200 kB at 1024 x 1024. */
    private static final int PIXELS_PER_BYTE = 5;

    private static final PictureDecoder DECODER = new PictureDecoder(PictureLimits.GENERATED);

    private PictureVariants() {}

    /**
     * The source at this width, or at its own if it is narrower, in the best quality that keeps a width of 1024 under
     * some 200 kB.
     *
     * @param source JPEG, PNG or WebP; its bytes count, not its media type
     * @throws UnusablePictureException if it is none of these or damaged
     */
    public static Picture jpeg(Picture source, int width) throws UnusablePictureException {
        return jpegs(source, List.of(width)).getFirst();
    }

    /**
     * The same at each of these widths, decoded once; where the source is too narrow for several of them, these are one picture.
     *
     * @throws UnusablePictureException likewise
     */
    public static List<Picture> jpegs(Picture source, List<Integer> widths) throws UnusablePictureException {
        if (widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("A width is at least 1");
        }
        PictureFormat format = PictureFormat.of(source.bytes()).orElseThrow(UnusablePictureException::unknownFormat);
        BufferedImage full = DECODER.decode(format, source.bytes(), Integer.MAX_VALUE);
        Size size = new Size(full.getWidth(), full.getHeight());
        Map<Size, Picture> made = new HashMap<>();
        return widths.stream()
                .map(size::atWidth)
                .map(target -> made.computeIfAbsent(target, wanted -> encode(Pixels.shrink(full, wanted))))
                .toList();
    }

    private static Picture encode(BufferedImage image) {
        Picture variant = JpegEncoder.encode(image, QUALITIES[0]);
        for (int next = 1; next < QUALITIES.length && tooHeavy(variant); next++) {
            variant = JpegEncoder.encode(image, QUALITIES[next]);
        }
        return variant;
    }

    private static boolean tooHeavy(Picture variant) {
        return (long) variant.bytes().length * PIXELS_PER_BYTE > (long) variant.width() * variant.height();
    }
}
