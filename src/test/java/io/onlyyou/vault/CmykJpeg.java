package io.onlyyou.vault;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes four-channel JPEGs as image editors do: inks inverted, and an Adobe segment that says so. */
final class CmykJpeg {

    private static final byte[] ADOBE = {0, 100, 0, 0, 0, 0, 0};

    private CmykJpeg() {}

    static byte[] of(BufferedImage image) {
        WritableRaster inks =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, image.getWidth(), image.getHeight(), 4, null);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                // Inverted cyan, magenta, yellow are red, green, blue; inverted black is full.
                inks.setPixel(x, y, new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, 255});
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriter writer = Codecs.jpegWriter();
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PictureFiles.jpegWith(
                bytes.toByteArray(), PictureFiles.segment(0xee, PictureFiles.ascii("Adobe"), ADOBE));
    }
}
