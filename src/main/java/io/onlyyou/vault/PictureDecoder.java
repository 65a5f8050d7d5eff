package io.onlyyou.vault;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Turns bytes of unknown origin into upright sRGB pixels within limits, or says why not.
 *
 * <p>What a format holds besides pixels is taken off before a decoder sees it, and width and height are bounded before
 * the first pixel is decoded.
 */
final class PictureDecoder {

    private final PictureLimits limits;
    private final Semaphore reading;

    PictureDecoder(PictureLimits limits) {
        this.limits = limits;
        this.reading = new Semaphore(limits.parallel(), true);
    }

    /** Opaque sRGB, upright, with no side longer than {@code longSide}; never enlarged. */
    BufferedImage decode(PictureFormat format, byte[] picture, int longSide) {
        try {
            Essentials essentials = format.essentials(picture);
            limits.check(essentials);
            return inTurn(essentials, longSide);
        } catch (UnusablePictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders meet broken input with exceptions of all kinds, whose messages may quote it.
            throw UnusablePictureException.damaged(format);
        }
    }

    /** A picture that is read as a whole takes so much memory that it is read alone. */
    private BufferedImage inTurn(Essentials picture, int longSide) throws IOException {
        int share = picture.readWhole() ? limits.parallel() : 1;
        reading.acquireUninterruptibly(share);
        try {
            BufferedImage flat = Pixels.flatten(read(picture));
            Size size = new Size(flat.getWidth(), flat.getHeight()).within(longSide);
            BufferedImage small = Pixels.shrink(flat, size);
            ColourProfile.apply(picture.profile(), small);
            return Orientation.of(picture.exif()).upright(small);
        } finally {
            reading.release(share);
        }
    }

    private BufferedImage read(Essentials picture) throws IOException {
        ImageReader reader = Codecs.reader(picture.format());
        try (ImageInputStream in = new UploadStream(picture.stream())) {
            reader.setInput(in, true, true);
            AtomicBoolean cutOff = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    cutOff.set(true);
                }
            });
            if (reader.getWidth(0) != picture.size().width()
                    || reader.getHeight(0) != picture.size().height()) {
                throw UnusablePictureException.damaged(picture.format());
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = limits.step(picture.size());
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            if (cutOff.get()) {
                throw UnusablePictureException.damaged(picture.format());
            }
            return image;
        } finally {
            reader.dispose();
        }
    }
}
