package io.onlyyou.vault;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pixels as a JPEG without any metadata. */
final class JpegEncoder {

    private JpegEncoder() {}

    /** @param quality from 0 to 1 */
    static Picture encode(BufferedImage image, float quality) {
        JPEGImageWriteParam param = new JPEGImageWriteParam(null);
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        param.setOptimizeHuffmanTables(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriter writer = Codecs.jpegWriter();
            try {
                writer.setOutput(out);
                writer.write(null, new IIOImage(inBytes(image), null, null), param);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A JPEG cannot be written to memory", e);
        }
        return new Picture(bytes.toByteArray(), PictureFormat.JPEG.mediaType(), image.getWidth(), image.getHeight());
    }

    /** The same pixels in the form that the JDK's writer takes by rows; from the other it fetches each one by itself. */
    private static BufferedImage inBytes(BufferedImage image) {
        if (image.getType() != BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        BufferedImage bytes = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = bytes.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return bytes;
    }
}
