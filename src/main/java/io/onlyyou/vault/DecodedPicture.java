package io.onlyyou.vault;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A finished picture in plain pixels, to be cut, made smaller and written as JPEG: four bytes a pixel, in memory as long as it is
 * worked on and nowhere else.
 *
 * <p>What is written carries no metadata: what the source said about its provenance has to be put on it anew.
 */
public final class DecodedPicture {

    private static final float[] QUALITIES = {0.86f, 0.8f, 0.72f, 0.64f};

    /** A fifth of a byte for each pixel: 200 kB at 1024 x 1024. */
    private static final int PIXELS_PER_BYTE = 5;

    /** Wide enough for the light of what is behind the picture, too narrow for anything to be recognised in it. */
    private static final int BLURRED_WIDTH = 12;

    private static final Color DUSK = new Color(0, 0, 0, 90);

    private static final PictureDecoder DECODER = new PictureDecoder(PictureLimits.GENERATED);

    private final BufferedImage image;

    private DecodedPicture(BufferedImage image) {
        this.image = image;
    }

    /**
     * Reads JPEG, PNG or WebP.
     *
     * @throws UnusablePictureException if it is none of these or damaged
     */
    public static DecodedPicture of(byte[] picture) throws UnusablePictureException {
        PictureFormat format = PictureFormat.of(picture).orElseThrow(UnusablePictureException::unknownFormat);
        return new DecodedPicture(DECODER.decode(format, picture, Integer.MAX_VALUE));
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** That part of it; beyond its edges goes on, out of focus and darker, what the picture shows. */
    public DecodedPicture cut(PictureCut cut) {
        BufferedImage part = new BufferedImage(cut.width(), cut.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = part.createGraphics();
        if (!cut.isWithin(width(), height())) {
            drawSurroundings(graphics, cut);
        }
        graphics.drawImage(image, -cut.x(), -cut.y(), null);
        graphics.dispose();
        return new DecodedPicture(part);
    }

    /** At this width, or at its own if it is narrower, in the best quality that keeps a width of 1024 under some 200 kB. */
    public Picture jpeg(int width) {
        return jpeg(width, pixels -> {});
    }

    /**
     * The same with something drawn on it.
     *
     * @param finish draws on pixels that are this size's own
     */
    public Picture jpeg(int width, Consumer<BufferedImage> finish) {
        if (width < 1) {
            throw new IllegalArgumentException("A width is at least 1");
        }
        BufferedImage small = own(Pixels.shrink(image, new Size(width(), height()).atWidth(width)));
        finish.accept(small);
        Picture variant = JpegEncoder.encode(small, QUALITIES[0]);
        for (int next = 1; next < QUALITIES.length && tooHeavy(variant); next++) {
            variant = JpegEncoder.encode(small, QUALITIES[next]);
        }
        return variant;
    }

    private BufferedImage own(BufferedImage small) {
        if (small.getWidth() != width() || small.getHeight() != height()) {
            return small;
        }
        BufferedImage copy = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    private void drawSurroundings(Graphics2D graphics, PictureCut cut) {
        int height = Math.max(1, Math.round((float) BLURRED_WIDTH * height() / width()));
        BufferedImage blurred = Pixels.shrink(image, new Size(BLURRED_WIDTH, height));
        double scale = Math.max((double) cut.width() / width(), (double) cut.height() / height());
        int coverWidth = (int) Math.ceil(width() * scale);
        int coverHeight = (int) Math.ceil(height() * scale);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(
                blurred,
                (cut.width() - coverWidth) / 2,
                (cut.height() - coverHeight) / 2,
                coverWidth,
                coverHeight,
                null);
        graphics.setColor(DUSK);
        graphics.fillRect(0, 0, cut.width(), cut.height());
    }

    private static boolean tooHeavy(Picture variant) {
        return (long) variant.bytes().length * PIXELS_PER_BYTE > (long) variant.width() * variant.height();
    }
}
